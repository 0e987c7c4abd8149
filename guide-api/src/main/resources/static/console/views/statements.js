import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { get, post } from '../api.js'
import { moment, yuan } from '../format.js'
import { numberHead } from '../metrics.js'
import { badge, card, cell, confirmFirst, linkRow, moreButton, num, page, say, select, Shown, Status, table, useAnswer, useList } from '../parts.js'
import { hasRole, session } from '../session.js'

const chosen = reactive({ month: '', type: 'GUIDE' })
const FIGURES = ['opening', 'accrued', 'clawed_back', 'incentives', 'adjustments', 'fees', 'paid', 'closing']
export const FIELDS = { opening: 'openingFen', accrued: 'accruedFen', clawed_back: 'clawedBackFen', incentives: 'incentivesFen', adjustments: 'adjustmentsFen', fees: 'feesFen', paid: 'paidFen', closing: 'closingFen' }

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const router = useRouter()
    const months = useAnswer(async () => {
      const found = await get('/statement-months')
      if (!found.items.some(month => month.month === chosen.month)) chosen.month = found.items[0]?.month || ''
      return found
    })
    const nothing = { items: [], nextCursor: null }
    const chosenMonth = async () => { if (!chosen.month) await get('/statement-months').then(found => { chosen.month = found.items[0]?.month || '' }); return chosen.month }
    const month = useAnswer(async () => await chosenMonth() ? get('/statement-months/' + chosen.month) : { differences: [], total: null, month: null })
    const list = useList(async cursor => await chosenMonth() ? get('/statements', { month: chosen.month, payeeType: chosen.type, cursor, limit: 20 }) : nothing)
    const again = () => { month.again(); list.again() }

    async function act(path, question) {
      if (await confirmFirst(question) === null) return
      try {
        await post(`/statements/${chosen.month}/${path}`)
        months.again()
        again()
      } catch (problem) {
        say('', problem)
      }
    }

    const buttons = found => found.month && hasRole('FINANCE', 'HQ_CHECKER', 'HQ_OPERATOR') ? [
      found.month.state === 'CLOSING' ? [
        h('button', { type: 'button', class: 'btn', onClick: () => act('draft', { title: t('statements.draft'), text: chosen.month, action: t('statements.draft') }) }, t('statements.draft')),
        h('button', { type: 'button', class: 'btn btn-primary', onClick: () => act('preparation', { title: t('statements.prepare'), text: t('statements.twoPeople'), action: t('statements.prepare') }) }, t('statements.prepare'))] : null,
      found.month.state === 'PREPARED' && found.month.preparedBy === session.open?.admin.id ? h('span', { class: 'text-secondary small' }, t('statements.twoPeople')) : null,
      found.month.state === 'PREPARED' && found.month.preparedBy !== session.open?.admin.id ? h('button', { type: 'button', class: 'btn btn-primary', onClick: () => act('close', { title: t('statements.close'), text: t('statements.twoPeople'), action: t('statements.close') }) }, t('statements.close')) : null
    ] : null

    const figures = of => FIGURES.map(name => num(yuan(of[FIELDS[name]])))

    return () => page(t('nav.statements'), {
      actions: [
        select(t('statements.month'), chosen.month, (months.state.data?.items || []).map(found => [found.month, found.month]), value => { chosen.month = value; again() }),
        select(t('statements.payees'), chosen.type, ['GUIDE', 'STORE', 'HQ'].map(type => [type, t('payee.' + type)]), value => { chosen.type = value; list.again() }),
        month.state.data ? buttons(month.state.data) : null
      ]
    }, h(Shown, { state: month.state, again: month.again }, found => found.month ? h('div', { class: 'card mb-3' }, [h('div', { class: 'card-body d-flex flex-wrap gap-4 align-items-center' }, [
      h('strong', { class: 'fs-3' }, found.month.month), h(Status, { of: found.month.state }),
      found.differences.length ? badge(`${t('statements.differences')}: ${found.differences.length}`, 'red') : badge(t('statements.balanced'), 'green'),
      found.month.closedAt ? h('span', moment(found.month.closedAt)) : null,
      found.month.contentHash ? h('span', { class: 'small text-secondary' }, [t('statements.hash') + ' ', h('code', found.month.contentHash.slice(0, 16) + '…')]) : null
    ])]) : null),
    card(null, [h(Shown, { state: list.state, again: list.again, lines: 8 }, statements => table(
      [t('orders.payee'), ...FIGURES.map(name => numberHead('statement_' + name))],
      [...statements.map(one => linkRow(() => router.push(`/statements/${one.month}/${one.payee.type}/${one.payee.id}`), [cell(h('a', { href: `#/statements/${one.month}/${one.payee.type}/${one.payee.id}`, tabindex: -1 }, one.payee.name || one.payee.id), 'nowrap'), ...figures(one)], one.payee.id)),
        month.state.data?.total ? h('tr', { class: 'fw-medium' }, [cell(t('total') + ' · ' + t('all')), ...figures(month.state.data.total)]) : null]))
    , moreButton(list, t)]))
  }
})
