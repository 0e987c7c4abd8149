import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink } from 'vue-router'
import { get, post } from '../api.js'
import { moment, yuan } from '../format.js'
import { numberHead } from '../metrics.js'
import { badge, card, cell, confirmFirst, moreButton, num, page, say, Shown, table, Trouble, useList } from '../parts.js'

// What has a screen of its own is decided there.
const SCREENS = {
  TASK: item => '/tasks/' + item.id, RULE_SET: () => '/rules', RATE_PROPOSAL: () => '/rules', WITHDRAWAL: () => '/withdrawals', STATEMENT_MONTH: () => '/statements'
}
// What is decided here: whether its version is asked for, and whether it can be refused, with a reason or without one.
const HERE = {
  RECURRENCE: {}, PROCEDURE: {}, WELCOME: { refusal: 'plain' }, INCENTIVE: {}, CORRECTION: { refusal: 'reason' },
  PRICE_LIST: { version: true }, ACTIVITY: { version: true }, FREIGHT: { version: true }, COUPON: { version: true }, FLASH_SALE: { refusal: 'plain' },
  STOCK_DOCUMENT: { refusal: 'reason' }, CONTACT_SYNC: {}, REFUND: { refusal: 'reason' }, ERASURE: { refusal: 'plain' },
  STORE_POLICY: { refusal: 'plain', below: true }, STORE_CHANGE: { refusal: 'plain', below: true }
}
const MOST_LINES = 60

/** Everything that waits for a second person, the oldest first. */
export default defineComponent({
  setup() {
    const { t } = useI18n()
    const list = useList(cursor => get('/approvals', { cursor, limit: 50 }))
    // What was opened, as the server tells it, by kind and id.
    const opened = reactive({})
    const keyOf = item => item.kind + item.id
    // A list of a store's has its things one step further down.
    const address = item => item.link.replace('/api/admin/v1', '') + (HERE[item.kind]?.below ? '/' + item.id : '')

    async function open(item) {
      const key = keyOf(item)
      if (opened[key]) {
        delete opened[key]
        return
      }
      opened[key] = { told: null, problem: null }
      await get(item.link.replace('/api/admin/v1', '')).then(told => { opened[key].told = told }, problem => { opened[key].problem = problem })
    }

    async function decide(item, step, body) {
      try {
        await post(`${address(item)}/${step}`, body)
        say(t('rules.decided'))
        delete opened[keyOf(item)]
        list.again()
      } catch (problem) {
        say('', problem)
      }
    }

    const approve = item => decide(item, 'approval', HERE[item.kind].version ? { version: opened[keyOf(item)].told.version } : {})

    async function refuse(item) {
      const isPlain = HERE[item.kind].refusal === 'plain'
      const reason = await confirmFirst({ title: t('approvals.refuseSure'), text: item.title || item.kindName, ...(isPlain ? {} : { input: t('reason') }), action: t('tasks.reject'), danger: true })
      if (reason !== null) decide(item, 'rejection', isPlain ? {} : { reason })
    }

    const screen = item => SCREENS[item.kind] && SCREENS[item.kind](item)

    function action(item) {
      if (item.own) return h('span', { class: 'small text-secondary' }, t('approvals.own'))
      if (screen(item)) return h(RouterLink, { to: screen(item), class: 'btn btn-sm btn-primary' }, () => t('approvals.go'))
      return h('button', { type: 'button', class: 'btn btn-sm', 'aria-expanded': !!opened[keyOf(item)], onClick: () => open(item) }, t('approvals.look'))
    }

    function inside(item) {
      const { told, problem } = opened[keyOf(item)]
      if (problem) return h(Trouble, { problem })
      if (!told) return h('span', { class: 'placeholder col-6', 'aria-label': t('loading') })
      return [
        h('dl', { class: 'row mb-2' }, lines(told).slice(0, MOST_LINES).flatMap(([name, text], at) => [
          h('dt', { class: 'col-sm-4 text-secondary font-monospace small text-break', key: at }, name), h('dd', { class: 'col-sm-8 text-break mb-1' }, text)])),
        HERE[item.kind] ? h('div', { class: 'd-flex justify-content-end gap-2' }, [
          HERE[item.kind].refusal ? h('button', { type: 'button', class: 'btn btn-sm', onClick: () => refuse(item) }, t('tasks.reject')) : null,
          h('button', { type: 'button', class: 'btn btn-sm btn-primary', onClick: () => approve(item) }, t('tasks.approve'))
        ]) : h('div', { class: 'text-secondary' }, [t('approvals.elsewhere') + ' ', h('code', item.link)])
      ]
    }

    return () => page(t('nav.approvals'), { pretitle: t('approvals.intro') }, card(null, [h(Shown, { state: list.state, again: list.again, empty: t('approvals.none'), lines: 6 }, items => table(
      [t('approvals.what'), t('approvals.title'), t('approvals.maker'), numberHead('approval_amount'), t('approvals.since'), ''],
      items.flatMap(item => [
        h('tr', { key: keyOf(item), 'data-approval': keyOf(item) }, [
          cell(badge(item.kindName, 'azure')), cell(item.title || h('span', { class: 'font-monospace' }, item.id)), cell(item.maker?.name || t('approvals.nobody')),
          num(item.amountFen === undefined || item.amountFen === null ? '–' : yuan(item.amountFen)), cell(moment(item.sinceAt), 'nowrap'), h('td', { class: 'text-end nowrap' }, [action(item)])
        ]),
        opened[keyOf(item)] ? h('tr', { key: keyOf(item) + ':open' }, [h('td', { colspan: 6, class: 'p-3' }, [inside(item)])]) : null
      ]))), moreButton(list, t)]))
  }
})

/** What the server tells of something, flat: who approves reads the fields as they are. */
function lines(told, before = '') {
  return Object.entries(told).flatMap(([name, value]) => {
    const path = before + name
    if (value === null || value === '' || (Array.isArray(value) && !value.length)) return []
    if (Array.isArray(value) && value.every(one => typeof one !== 'object')) return [[path, value.join('、')]]
    if (typeof value === 'object') return lines(value, path + ' › ')
    if (/Fen$/.test(name) && typeof value === 'number') return [[path, yuan(value)]]
    if (/At$/.test(name) && typeof value === 'string') return [[path, moment(value)]]
    return [[path, String(value)]]
  })
}
