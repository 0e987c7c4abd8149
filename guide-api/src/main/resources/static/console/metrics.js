import { defineComponent, h, nextTick, reactive, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { get } from './api.js'
import { icon } from './icons.js'
import { keepInside } from './parts.js'
import { session, taste } from './session.js'

export const dictionary = reactive({ items: [], byId: {}, shown: null, value: null, asOf: null })

watch(() => session.open, async open => {
  if (open && !dictionary.items.length) {
    const { items } = await get('/metrics').catch(() => ({ items: [] }))
    dictionary.items = items
    dictionary.byId = Object.fromEntries(items.map(metric => [metric.id, metric]))
  }
}, { immediate: true })

export const inWords = words => words ? words[taste.language === 'en' ? 'en' : 'zh'] : ''

export const nameOf = id => dictionary.byId[id] ? inWords(dictionary.byId[id].name) : id

/** The small mark beside a number that opens what it means. */
export function info(id, figure) {
  return h('button', {
    type: 'button', class: 'info', 'data-metric': id, title: nameOf(id), 'aria-label': 'ⓘ ' + nameOf(id), 'aria-haspopup': 'dialog',
    onClick: event => {
      event.stopPropagation()
      Object.assign(dictionary, { shown: id, value: figure?.value ?? null, asOf: figure?.asOfAt ?? null })
    },
    onKeydown: event => event.stopPropagation()
  }, 'ⓘ')
}

/** The head of a column of numbers, with what they mean. */
export function numberHead(id, text) {
  return h('th', { class: 'num', scope: 'col' }, [text ?? nameOf(id), info(id)])
}

export const Formula = defineComponent({
  props: { metric: { type: Object, required: true } },
  setup(props) {
    return () => h('div', { class: 'formula' }, props.metric.denominator
      ? [h('div', inWords(props.metric.numerator)), h('hr'), h('div', inWords(props.metric.denominator))]
      : [h('div', inWords(props.metric.numerator))])
  }
})

/** What the number beside the mark means, at the side of the page. */
export const Definition = defineComponent({
  setup() {
    const { t } = useI18n()
    let opener = null
    const close = () => {
      dictionary.shown = null
      opener?.focus()
    }
    watch(() => dictionary.shown, shown => {
      if (shown) {
        opener = document.activeElement
        nextTick(() => document.querySelector('.panel .btn-close')?.focus())
      }
    })
    return () => {
      const metric = dictionary.byId[dictionary.shown]
      if (!dictionary.shown) return null
      const row = (name, text) => h('div', { class: 'mb-3' }, [h('div', { class: 'text-secondary small' }, name), h('div', text)])
      return [
        h('div', { class: 'veil', onClick: close }),
        h('aside', {
          class: 'panel', role: 'dialog', 'aria-modal': 'true', 'aria-label': nameOf(dictionary.shown),
          onKeydown: event => event.key === 'Escape' ? close() : keepInside(event)
        }, [
          h('div', { class: 'd-flex align-items-start mb-3' }, [
            h('div', { class: 'me-auto' }, [
              h('div', { class: 'text-secondary small' }, t('metric.definition')),
              h('h2', { class: 'mb-0' }, nameOf(dictionary.shown)),
              h('code', dictionary.shown)
            ]),
            h('button', { type: 'button', class: 'btn-close', 'aria-label': t('close'), onClick: close })
          ]),
          metric ? [
            h('div', { class: 'mb-3' }, [h(Formula, { metric })]),
            dictionary.value && dictionary.value.numerator !== undefined ? row(t('metric.here'), h('span', { class: 'font-monospace' },
              dictionary.value.denominator !== undefined && dictionary.value.denominator !== null
                ? `${dictionary.value.numerator} ÷ ${dictionary.value.denominator}` : String(dictionary.value.numerator))) : null,
            row(t('metric.unit'), t('metric.units.' + metric.unit)),
            row(t('metric.asOf'), inWords(metric.asOf)),
            dictionary.asOf ? row(t('metric.thisAsOf'), new Date(dictionary.asOf).toISOString()) : null,
            row(t('metric.source'), inWords(metric.source)),
            row(t('metric.owner'), inWords(metric.owner)),
            h('a', { href: '#/metrics', class: 'btn btn-sm', onClick: close }, [icon('metrics'), t('nav.metrics')])
          ] : h('p', t('metric.unknown'))
        ])
      ]
    }
  }
})
