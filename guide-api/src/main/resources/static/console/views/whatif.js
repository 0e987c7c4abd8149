import { defineComponent, h, onBeforeUnmount, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRoute } from 'vue-router'
import { get, listen, post } from '../api.js'
import { Chart } from '../chart.js'
import { moment, number, shortYuan, yuan } from '../format.js'
import { info, nameOf, numberHead } from '../metrics.js'
import { card, cell, Empty, moreButton, num, page, say, share, Shown, Status, table, useAnswer, useList } from '../parts.js'

const OVER = ['DONE', 'FAILED', 'CANCELLED']

export default defineComponent({
  setup() {
    const { t, te } = useI18n()
    const id = useRoute().params.id
    const run = useAnswer(() => get('/simulations/' + id))
    const results = ref(null)

    // How far it has come arrives by itself; what it found is fetched once, at its end.
    async function found() {
      const sides = (kind, losersFirst) => get(`/simulations/${id}/${kind}`, { losersFirst, limit: 6 })
      const both = async kind => {
        const [winners, losers] = await Promise.all([sides(kind, false), sides(kind, true)])
        return [...winners.items.filter(side => side.differenceFen > 0), ...losers.items.filter(side => side.differenceFen < 0).reverse()]
      }
      results.value = { guides: await both('guides'), stores: await both('stores') }
      flips.again()
    }
    const line = new AbortController()
    listen(`/simulations/${id}/stream`, line.signal, {
      told(name, seen) {
        if (name === 'simulation') run.state.data = seen
      },
      state(now) {
        if (now === 'over') found()
        if (now === 'over' || now === 'refused') run.again()
      }
    })
    onBeforeUnmount(() => line.abort())
    const flips = useList(cursor => get(`/simulations/${id}/flips`, { cursor, limit: 20 }))

    const chart = sides => ({ axis, option }) => ({
      ...option, legend: { show: false }, grid: { ...option.grid, top: 8, right: 24 },
      tooltip: { ...option.tooltip, axisPointer: { type: 'shadow' }, valueFormatter: yuan },
      xAxis: { type: 'value', ...axis, axisLabel: { ...axis.axisLabel, formatter: shortYuan } },
      yAxis: { type: 'category', inverse: true, data: sides.map(side => side.name), ...axis, splitLine: { show: false } },
      series: [{ type: 'bar', name: nameOf('whatif_difference'), barMaxWidth: 18, data: sides.map(side => ({ value: side.differenceFen, itemStyle: { color: side.differenceFen < 0 ? '#d63939' : '#2fb344', borderRadius: 3 } })) }]
    })

    const sides = kind => card(t('whatif.' + kind), results.value?.[kind]?.length
      ? h('div', { class: 'card-body' }, [h(Chart, { size: 'low', label: t('whatif.' + kind), option: chart(results.value[kind]) })])
      : h(Empty, { text: results.value ? t('whatif.nobody') : t('loading') }), { actions: [info('whatif_difference')] })

    const ground = part => [h('div', { class: 'fw-medium' }, [part.guide?.name, part.store?.name].filter(Boolean).join(' · ') || t('orders.hq')), h('div', { class: 'small text-secondary' }, te('basis.' + part.basis) ? t('basis.' + part.basis) : part.basis), h('div', { class: 'small' }, part.text)]

    function totals(found) {
      const one = (metric, text, colour = '') => h('div', { class: 'col-6 col-lg' }, [h('div', { class: 'card' }, [h('div', { class: 'card-body' }, [h('div', { class: 'subheader' }, [nameOf(metric), info(metric)]), h('div', { class: 'h1 m-0 ' + colour }, text)])])])
      return h('div', { class: 'row row-cards mb-3' }, [
        one('whatif_orders', number(found.ordersTotal)), one('whatif_flipped', number(found.ordersFlipped)),
        one('whatif_before', yuan(found.commissionBeforeFen)), one('whatif_after', yuan(found.commissionAfterFen)),
        one('whatif_difference', (found.differenceFen > 0 ? '+' : '') + yuan(found.differenceFen), found.differenceFen > 0 ? 'text-green' : found.differenceFen < 0 ? 'text-red' : '')
      ])
    }

    return () => page(t('whatif.title'), {
      pretitle: h(RouterLink, { to: '/rules' }, () => '← ' + t('nav.rules')),
      actions: run.state.data ? [h(Status, { of: run.state.data.state }), OVER.includes(run.state.data.state) ? null : h('button', { type: 'button', class: 'btn', onClick: () => post(`/simulations/${id}/cancellation`).then(run.again, problem => say('', problem)) }, t('whatif.cancel'))] : null
    }, h(Shown, { state: run.state, again: run.again }, found => [
      h('div', { class: 'card mb-3' }, [h('div', { class: 'card-body' }, [
        h('div', { class: 'd-flex mb-2' }, [h('span', [t('whatif.progress', { done: number(found.ordersDone), total: number(found.ordersTotal) }), info('whatif_orders')]), h('span', { class: 'ms-auto text-secondary' }, `${moment(found.from)} – ${moment(found.until)}`)]),
        share(found.ordersTotal ? found.ordersDone * 10000 / found.ordersTotal : OVER.includes(found.state) ? 10000 : 0, 'green'),
        found.failure ? h('div', { class: 'text-red mt-2' }, found.failure) : null
      ])]),
      totals(found),
      h('div', { class: 'row row-cards' }, [
        h('div', { class: 'col-lg-6' }, [sides('guides')]), h('div', { class: 'col-lg-6' }, [sides('stores')]),
        h('div', { class: 'col-12' }, [card(t('whatif.flips'), [h(Shown, { state: flips.state, again: flips.again, empty: OVER.includes(found.state) ? t('whatif.same') : t('loading') }, flipped => table(
          [t('orders.id'), t('whatif.before'), t('whatif.after'), numberHead('whatif_before'), numberHead('whatif_after'), numberHead('whatif_difference')],
          flipped.map(flip => h('tr', { key: flip.orderId }, [cell(h('a', { href: '#/orders/' + flip.orderId, class: 'font-monospace' }, flip.orderId)), cell(ground(flip.before)), cell(ground(flip.after)), num(yuan(flip.commissionBeforeFen)), num(yuan(flip.commissionAfterFen)), num(yuan(flip.differenceFen))])))), moreButton(flips, t)])])
      ])
    ]))
  }
})
