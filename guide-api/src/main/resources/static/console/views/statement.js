import { defineComponent, h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRoute } from 'vue-router'
import { download, get } from '../api.js'
import { moment, yuan } from '../format.js'
import { info, nameOf } from '../metrics.js'
import { card, cell, moreButton, num, page, say, Shown, Status, table, useAnswer, useList } from '../parts.js'
import { FIELDS } from './statements.js'

const OPENED = { accrued: 'accrued', clawed_back: 'clawedBack', incentives: 'incentives', adjustments: 'adjustments', fees: 'fees', paid: 'paid' }

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const { month, type, payee } = useRoute().params
    const path = `/statements/${month}/${type}/${payee}`
    const figure = ref('accrued')
    const statement = useAnswer(() => get(path))
    const entries = useList(cursor => get(path + '/entries', { figure: OPENED[figure.value], cursor, limit: 20 }))
    const take = kind => download(`${path}/document.${kind}`, null, `statement-${month}-${type}-${payee}.${kind}`).catch(problem => say('', problem))

    return () => page(statement.state.data?.figures.payee.name || t('nav.statements'), {
      pretitle: h(RouterLink, { to: '/statements' }, () => `← ${t('nav.statements')} · ${month}`),
      actions: ['pdf', 'xlsx', 'csv'].map(kind => h('button', { type: 'button', class: 'btn', key: kind, onClick: () => take(kind) }, kind.toUpperCase()))
    }, h(Shown, { state: statement.state, again: statement.again }, found => [
      h('div', { class: 'row row-cards mb-3' }, Object.entries(FIELDS).map(([name, field]) => h('div', { class: 'col-6 col-md-3', key: name }, [
        h('div', { class: ['card h-100', { 'border-primary': figure.value === name }] }, [h('div', { class: 'card-body' }, [
          h('div', { class: 'subheader' }, [nameOf('statement_' + name), info('statement_' + name)]), h('div', { class: 'h2 m-0' }, yuan(found.figures[field])),
          OPENED[name] ? h('button', { type: 'button', class: 'btn btn-link p-0', 'aria-pressed': figure.value === name, onClick: () => { figure.value = name; entries.again() } }, t('statements.entries')) : null
        ])])]))),
      h('div', { class: 'mb-3 d-flex gap-3 align-items-center' }, [h(Status, { of: found.state }), found.contentHash ? h('span', { class: 'small text-secondary' }, [t('statements.hash') + ' ', h('code', found.contentHash)]) : null]),
      card(`${t('statements.entries')}: ${nameOf('statement_' + figure.value)}`, [h(Shown, { state: entries.state, again: entries.again }, found => table(
        [t('statements.posted'), t('orders.id'), h('th', { class: 'num', scope: 'col' }, [nameOf('statement_' + figure.value), info('statement_' + figure.value)]), t('statements.why')],
        found.map(entry => h('tr', { key: entry.id }, [cell(moment(entry.postedAt), 'nowrap'), cell(entry.orderId ? h('a', { href: '#/orders/' + entry.orderId, class: 'font-monospace' }, entry.orderId) : '–'), num(yuan(entry.amountFen)), cell([entry.why, entry.formula ? h('div', { class: 'small text-secondary font-monospace' }, entry.formula) : null])])))), moreButton(entries, t)])
    ]))
  }
})
