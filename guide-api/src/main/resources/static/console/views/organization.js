import { computed, defineComponent, h, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get } from '../api.js'
import { number } from '../format.js'
import { icon } from '../icons.js'
import { info, nameOf } from '../metrics.js'
import { badge, card, cell, Empty, page, Shown, Status, table, useAnswer } from '../parts.js'

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const org = useAnswer(() => get('/org'))
    const wanted = ref('')
    const opened = reactive(new Set())
    const fits = text => text.toLowerCase().includes(wanted.value.trim().toLowerCase())
    const regions = computed(() => (org.state.data?.regions || []).map(region => ({
      ...region, stores: region.stores.filter(store => !wanted.value || fits(store.name) || store.guides.some(guide => fits(guide.name) || fits(guide.userid)))
    })).filter(region => !wanted.value || region.stores.length))
    const all = computed(() => (org.state.data?.regions || []).flatMap(region => region.stores))
    const tile = (metric, count) => h('div', { class: 'col-6 col-md-3', key: metric }, [h('div', { class: 'card' }, [h('div', { class: 'card-body' }, [h('div', { class: 'subheader' }, [nameOf(metric), info(metric)]), h('div', { class: 'h1 m-0' }, number(count))])])])

    function store(one) {
      const isOpen = opened.has(one.id) || (wanted.value && one.guides.some(guide => fits(guide.name) || fits(guide.userid)))
      return [h('tr', { key: one.id }, [
        cell([h('button', { type: 'button', class: 'twist', 'aria-expanded': !!isOpen, 'aria-label': t('tasks.open', { name: one.name }), onClick: () => opened.has(one.id) ? opened.delete(one.id) : opened.add(one.id) }, [icon(isOpen ? 'down' : 'right')]), one.name]),
        cell(badge(t('ownership.' + one.ownership), one.ownership === 'FRANCHISE' ? 'purple' : 'azure')), cell(h(Status, { of: one.state })), cell(number(one.guides.length), 'num')
      ]), isOpen ? one.guides.map(guide => h('tr', { key: guide.id, class: 'depth-1' }, [cell(guide.name), cell(guide.userid, 'font-monospace'), cell(h(Status, { of: guide.status })), cell(t('role.' + guide.role), 'text-end')])) : null]
    }

    return () => page(t('nav.organization'), {
      actions: [h('input', { class: 'form-control', type: 'search', 'aria-label': t('organization.find'), placeholder: t('organization.find'), value: wanted.value, onInput: event => { wanted.value = event.target.value } })]
    }, h(Shown, { state: org.state, again: org.again, lines: 10 }, () => [
      h('div', { class: 'row row-cards mb-3' }, [tile('stores_open', all.value.filter(one => one.state === 'OPEN').length), tile('guides_active', all.value.flatMap(one => one.guides).filter(guide => guide.status === 'ACTIVE').length)]),
      regions.value.length ? regions.value.map(region => card(region.name, table([t('organization.stores'), t('organization.ownership'), t('status.label'), h('th', { class: 'num', scope: 'col' }, [t('organization.guides'), info('guides_active')])], region.stores.map(store)), { cls: 'mb-3', subtitle: [`${t('organization.stores')} ${number(region.stores.length)}`, info('stores_all')] })) : h(Empty)
    ]))
  }
})
