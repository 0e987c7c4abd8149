import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from '../api.js'
import { moment, yuan } from '../format.js'
import { numberHead } from '../metrics.js'
import { card, cell, confirmFirst, moreButton, num, page, say, select, Shown, Status, table, useList } from '../parts.js'
import { hasRole, session } from '../session.js'
import { useNames } from './names.js'

const STATUSES = ['REQUESTED', 'APPROVED', 'SUBMITTED', 'UNKNOWN', 'WAIT_USER_CONFIRM', 'SUCCESS', 'REJECTED', 'FAILED', 'CLOSED', 'CANCELLED']
const asked = reactive({ status: '' })

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const names = useNames()
    const list = useList(cursor => get('/withdrawals', { status: asked.status, cursor, limit: 20 }))

    async function decide(withdrawal, path, question, done) {
      const answer = await confirmFirst(question)
      if (answer === null) return
      try {
        await post(`/withdrawals/${withdrawal.id}/${path}`, path === 'rejection' ? { reason: answer } : {})
        say(t(done))
        list.again()
      } catch (problem) {
        say('', problem)
      }
    }

    const approve = one => decide(one, 'approval', {
      title: t('withdrawals.sure'), text: t('withdrawals.sureText', { guide: names.guide(one.guideId), amount: yuan(one.amountFen) }), action: t('withdrawals.approve')
    }, 'withdrawals.approved')
    const reject = one => decide(one, 'rejection', {
      title: t('withdrawals.why'), text: t('withdrawals.whyText'), input: t('reason'), danger: true, action: t('withdrawals.reject')
    }, 'withdrawals.rejected')

    return () => page(t('nav.withdrawals'), {
      actions: [select(t('status.label'), asked.status, [['', t('all')], ...STATUSES.map(status => [status, t('status.' + status)])], value => { asked.status = value; list.again() })]
    }, card(null, [h(Shown, { state: list.state, again: list.again, lines: 8 }, withdrawals => table(
      [t('withdrawals.guide'), t('withdrawals.requested'), t('withdrawals.channel'), t('status.label'), numberHead('withdrawal_amount'), numberHead('withdrawal_fee'), ''],
      withdrawals.map(one => h('tr', { key: one.id, 'data-withdrawal': one.id }, [
        cell([h('div', names.guide(one.guideId)), h('div', { class: 'small text-secondary font-monospace' }, one.outBillNo)]),
        cell(moment(one.requestedAt), 'nowrap'), cell(t('channel.' + one.channel)),
        cell([h(Status, { of: one.status }), one.failReason ? h('div', { class: 'small text-secondary' }, one.failReason) : null]),
        num(yuan(one.amountFen)), num(one.feeFen ? yuan(one.feeFen) : '–'),
        h('td', { class: 'text-end nowrap' }, one.status === 'REQUESTED' && hasRole('FINANCE', 'HQ_CHECKER') && one.requestedBy !== session.open?.admin.id ? [
          h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => reject(one) }, t('withdrawals.reject')),
          h('button', { type: 'button', class: 'btn btn-sm btn-primary', onClick: () => approve(one) }, t('withdrawals.approve'))
        ] : null)
      ])))), moreButton(list, t)]))
  }
})
