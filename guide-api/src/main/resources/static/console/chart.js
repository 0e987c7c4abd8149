import { defineComponent, h, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import * as echarts from 'echarts'
import { taste } from './session.js'

function colours() {
  const style = getComputedStyle(document.documentElement)
  const of = name => style.getPropertyValue('--tblr-' + name).trim()
  return { text: of('body-color'), faint: of('secondary') || '#888', line: taste.theme === 'dark' ? '#2b3a52' : '#e6e8ee', surface: of('bg-surface') || '#fff' }
}

/** What all charts have in common; the tip is drawn, for markup of its own would need inline styles. */
function base() {
  const { text, faint, line, surface } = colours()
  const axis = { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: faint }, splitLine: { lineStyle: { color: line } } }
  return {
    axis,
    option: {
      color: ['#066fd1', '#2fb344', '#f76707', '#ae3ec9', '#d63939', '#17a2b8'],
      textStyle: { color: text, fontFamily: 'inherit' },
      animationDuration: 300,
      grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
      legend: { type: 'scroll', top: 0, left: 0, textStyle: { color: text }, icon: 'roundRect', itemWidth: 12, itemHeight: 8 },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: surface, borderColor: line, textStyle: { color: text }, confine: true }
    }
  }
}

export const Chart = defineComponent({
  props: { option: { type: Function, required: true }, label: { type: String, required: true }, size: { type: String, default: '' } },
  setup(props) {
    const place = shallowRef(null)
    let chart
    let watcher
    const draw = () => {
      if (!chart) return
      const { axis, option } = base()
      chart.setOption(props.option({ axis, option }), true)
    }
    onMounted(() => {
      chart = echarts.init(place.value, null, { renderer: 'canvas' })
      draw()
      watcher = new ResizeObserver(() => chart.resize())
      watcher.observe(place.value)
    })
    watch(() => [props.option, taste.theme, taste.language], () => requestAnimationFrame(draw))
    onBeforeUnmount(() => {
      watcher.disconnect()
      chart.dispose()
    })
    return () => h('div', { ref: place, class: ['drawing', props.size], role: 'img', 'aria-label': props.label })
  }
})

export function spark(points, colour) {
  return () => ({
    animation: false, grid: { left: 2, right: 2, top: 4, bottom: 2 },
    xAxis: { type: 'category', show: false, boundaryGap: false, data: points.map((_, day) => day) },
    yAxis: { type: 'value', show: false, min: low => Math.min(0, low.min) },
    series: [{ type: 'line', data: points, symbol: 'none', smooth: .25, lineStyle: { width: 2, color: colour }, areaStyle: { color: colour, opacity: .12 }, silent: true }]
  })
}
