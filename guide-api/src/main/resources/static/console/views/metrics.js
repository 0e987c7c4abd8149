import { defineComponent, h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { dictionary, Formula, inWords } from '../metrics.js'
import { badge, page } from '../parts.js'

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const wanted = ref('')
    const matches = metric => [metric.id, metric.name.zh, metric.name.en].some(text => text.toLowerCase().includes(wanted.value.toLowerCase()))
    return () => page(t('nav.metrics'), {
      pretitle: t('metric.intro'),
      actions: [h('input', { class: 'form-control', type: 'search', 'aria-label': t('search'), placeholder: t('search'), value: wanted.value, onInput: event => { wanted.value = event.target.value } })]
    }, h('div', { class: 'row row-cards' }, dictionary.items.filter(matches).map(metric => h('div', { class: 'col-md-6 col-xl-4', key: metric.id }, [
      h('section', { class: 'card h-100', id: metric.id }, [h('div', { class: 'card-body d-flex flex-column gap-2' }, [
        h('div', { class: 'd-flex' }, [h('div', [h('h3', { class: 'm-0' }, inWords(metric.name)), h('code', metric.id)]), h('div', { class: 'ms-auto' }, [badge(inWords(metric.owner), 'azure')])]),
        h(Formula, { metric }),
        h('div', { class: 'small text-secondary' }, `${t('metric.unit')}: ${t('metric.units.' + metric.unit)}`),
        h('div', { class: 'small' }, inWords(metric.asOf)),
        h('div', { class: 'small text-secondary' }, `${t('metric.source')}: ${inWords(metric.source)}`)
      ])])
    ]))))
  }
})
