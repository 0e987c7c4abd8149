import { defineComponent, h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from '../api.js'
import { dayOf, moment, number, yuan } from '../format.js'
import { icon } from '../icons.js'
import { numberHead } from '../metrics.js'
import { badge, card, cell, num, page, say, Shown, table, useAnswer } from '../parts.js'

export default defineComponent({
  setup() {
    const { t, te } = useI18n()
    const said = (group, name) => te(`${group}.${name.replaceAll('-', '_')}`) ? t(`${group}.${name.replaceAll('-', '_')}`) : name
    const twofold = (words, name) => words === name ? h('div', { class: 'font-monospace' }, name) : [h('div', words), h('div', { class: 'small text-secondary font-monospace' }, name)]
    const on = ref('')
    const busy = ref(false)
    const checks = useAnswer(() => get('/reconciliations', { on: on.value }))
    const trial = useAnswer(() => get('/ledger/trial-balance'))
    const seals = useAnswer(() => get('/ledger/roots', { limit: 5 }))

    async function runNow() {
      busy.value = true
      try {
        await post('/reconciliations')
        say(t('books.ranNow'))
        on.value = ''
        checks.again()
      } catch (problem) {
        say('', problem)
      } finally {
        busy.value = false
      }
    }

    const verdict = run => run.ok ? badge(t('books.ok'), 'green') : run.available ? badge(t('books.differs'), 'red') : badge(t('books.unavailable'), 'yellow')

    return () => page(t('nav.books'), {
      actions: [
        h('input', { class: 'form-control w-auto', type: 'date', 'aria-label': t('books.day'), value: on.value, max: dayOf(Date.now() + 366 * 86400000), onChange: event => { on.value = event.target.value; checks.again() } }),
        h('button', { type: 'button', class: 'btn btn-primary', disabled: busy.value, onClick: runNow }, [icon('refresh'), t('books.run')])
      ]
    }, h('div', { class: 'row row-cards' }, [
      h('div', { class: 'col-xxl-7' }, [card(t('books.checks'), h(Shown, { state: checks.state, again: checks.again, empty: t('overview.booksNone') }, found => table(
        [t('books.check'), numberHead('reconciliation_checked'), numberHead('reconciliation_mismatches'), '', t('books.ranAt')],
        found.items.map(run => h('tr', { key: run.name }, [
          cell([twofold(said('recon', run.name), run.name), run.examples?.length && !run.ok ? h('details', { class: 'small text-secondary' }, [h('summary', t('statements.differences')), run.examples.map(example => h('div', { class: 'text-break' }, example))]) : null]),
          num(number(run.checked)), num(number(run.mismatches)), cell(verdict(run)), cell(moment(run.ranAt), 'nowrap')])))))]),
      h('div', { class: 'col-xxl-5 d-grid gap-3 align-content-start' }, [
        card(t('books.trial'), h(Shown, { state: trial.state, again: trial.again }, found => table(
          [t('books.account'), numberHead('ledger_debit'), numberHead('ledger_credit'), numberHead('ledger_balance')],
          [...found.accounts.map(account => h('tr', { key: account.account }, [cell(twofold(account.account.split(':').map(part => said('ledger', part)).join(' · '), account.account)), num(yuan(account.debitFen)), num(yuan(account.creditFen)), num(yuan(account.balanceFen))])),
            h('tr', { class: 'fw-medium', 'data-total': '' }, [cell(t('total')), num(yuan(found.totalDebitFen)), num(yuan(found.totalCreditFen)), num(yuan(found.totalDebitFen - found.totalCreditFen))])])),
        { actions: trial.state.data ? [trial.state.data.balanced ? badge(t('books.balanced'), 'green') : badge(t('books.unbalanced'), 'red')] : null }),
        card(t('books.seals'), h(Shown, { state: seals.state, again: seals.again }, found => table([t('books.sealedOn'), t('books.root')],
          found.items.map(seal => h('tr', { key: seal.sealedOn }, [cell(seal.sealedOn, 'nowrap'), cell(h('code', { title: seal.root }, seal.root.slice(0, 24) + '…'))])))))
      ])
    ]))
  }
})
