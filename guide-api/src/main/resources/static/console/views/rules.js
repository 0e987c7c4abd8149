import { defineComponent, h, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { get, post, put } from '../api.js'
import { dayOf, daysBefore, moment, number, percent, yuan } from '../format.js'
import { icon } from '../icons.js'
import { numberHead } from '../metrics.js'
import { badge, card, cell, confirmFirst, linkRow, moreButton, num, page, say, Shown, Status, table, useAnswer, useList } from '../parts.js'
import { hasRole } from '../session.js'

const tab = ref('sets')

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const router = useRouter()
    const today = useAnswer(() => get('/overview'))
    const sets = useList(cursor => get('/attribution/rule-sets', { cursor, limit: 20 }))
    const rates = useList(cursor => get('/commission/rates', { cursor, limit: 20 }))
    const proposals = useList(cursor => get('/commission/rates/proposals', { cursor, limit: 20 }))
    const trials = useList(cursor => get('/simulations', { cursor, limit: 20 }))
    // What is to be tried, and on the orders of which days.
    const trial = reactive({ of: null, path: '', from: '', until: '', busy: false, draft: null })

    function ask(of, path, draft) {
      const to = today.state.data?.toOn || dayOf(Date.now())
      Object.assign(trial, { of, path, draft: draft || null, from: daysBefore(to, 29), until: to })
    }

    /** The end of that day, or now where that has not come yet. */
    function untilWhen(day) {
      const end = new Date(daysBefore(day, -1) + 'T00:00:00+08:00')
      const known = new Date(today.state.data?.knownUntilAt || Date.now())
      return (end < known ? end : known).toISOString()
    }

    async function start(event) {
      event.preventDefault()
      trial.busy = true
      try {
        if (trial.draft) {
          await put('/attribution/rule-sets/' + trial.draft.id, {
            version: trial.draft.version, name: trial.draft.name, scope: trial.draft.scope, parameters: trial.draft.parameters
          })
        }
        const begun = await post(trial.path, { from: trial.from + 'T00:00:00+08:00', until: untilWhen(trial.until) })
        router.push('/rules/simulations/' + begun.id)
      } catch (problem) {
        say('', problem)
      } finally {
        trial.busy = false
      }
    }

    async function draftFrom(set) {
      const name = await confirmFirst({ title: t('rules.copy'), text: set.name, input: t('rules.draftName'), action: t('rules.copy') })
      if (!name) return
      try {
        const draft = await post('/attribution/rule-sets', { basedOn: set.id, name })
        say(t('rules.drafted'))
        sets.again()
        ask(draft.name, `/attribution/rule-sets/${draft.id}/simulations`, draft)
      } catch (problem) {
        say('', problem)
      }
    }

    async function decide(path, body) {
      try {
        await post(path, body)
        sets.again()
        proposals.again()
      } catch (problem) {
        say('', problem)
      }
    }

    const tryButton = (of, path, draft) => h('button', { type: 'button', class: 'btn btn-sm btn-primary', onClick: () => ask(of, path, draft) }, t('rules.tryIt'))

    const VIEWS = {
      sets: () => [h(Shown, { state: sets.state, again: sets.again }, found => table(
        [t('name'), t('rules.version'), t('status.label'), t('rules.scope'), t('rules.lookback'), t('rules.protection'), t('rules.effective'), ''],
        found.map(set => h('tr', { key: set.id, 'data-rule-set': set.id }, [
          cell([set.name, set.inForce ? [' ', badge(t('rules.inForce'), 'green')] : null]), cell('v' + set.id), cell(h(Status, { of: set.state })), cell(set.scope.type + (set.scope.key ? ' ' + set.scope.key : '')),
          cell(set.parameters.lookbackDays), cell(set.parameters.protectionDays), cell(moment(set.effectiveFrom), 'nowrap'),
          h('td', { class: 'text-end nowrap' }, [
            hasRole('HQ_OPERATOR') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => draftFrom(set) }, t('rules.copy')) : null,
            set.state === 'SIMULATED' && hasRole('HQ_CHECKER') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => decide(`/attribution/rule-sets/${set.id}/approval`, { version: set.version }) }, t('rules.approve')) : null,
            hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? tryButton(set.name, `/attribution/rule-sets/${set.id}/simulations`, set.state === 'DRAFT' && hasRole('HQ_OPERATOR') ? JSON.parse(JSON.stringify(set)) : null) : null
          ])])))), moreButton(sets, t)],
      rates: () => [h(Shown, { state: rates.state, again: rates.again }, found => table(
        [t('rules.scope'), t('rules.target'), t('orders.payee'), t('orders.rate'), t('status.label'), t('rules.effective')],
        found.map(rate => h('tr', { key: rate.id }, [cell(rate.scope), cell(rate.target || '–'), cell(t('payee.' + rate.payeeType)), cell(rate.excluded ? '–' : rate.fixedFen ? yuan(rate.fixedFen) : percent(rate.rateBp)), cell(h(Status, { of: rate.status })), cell(moment(rate.effectiveAt), 'nowrap')])))), moreButton(rates, t)],
      proposals: () => [h(Shown, { state: proposals.state, again: proposals.again }, found => table(
        ['#', t('rules.changes'), t('status.label'), t('reason'), t('rules.effective'), ''],
        found.map(proposal => h('tr', { key: proposal.id }, [cell(proposal.id, 'font-monospace'), cell(number(proposal.changes)), cell(h(Status, { of: proposal.status })), cell(proposal.reason || ''), cell(moment(proposal.createdAt), 'nowrap'),
          h('td', { class: 'text-end nowrap' }, [
            proposal.status === 'DRAFT' && hasRole('HQ_CHECKER') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => decide(`/commission/rates/proposals/${proposal.id}/approval`) }, t('rules.approve')) : null,
            hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? tryButton('#' + proposal.id, `/commission/rates/proposals/${proposal.id}/simulations`) : null])])))), moreButton(proposals, t)],
      trials: () => [h(Shown, { state: trials.state, again: trials.again }, found => table(
        ['#', t('status.label'), t('rules.from'), t('rules.until'), numberHead('whatif_orders'), numberHead('whatif_flipped'), numberHead('whatif_difference')],
        found.map(one => linkRow(() => router.push('/rules/simulations/' + one.id), [cell(h('a', { href: '#/rules/simulations/' + one.id, class: 'font-monospace' }, one.id)), cell(h(Status, { of: one.state })), cell(moment(one.from), 'nowrap'), cell(moment(one.until), 'nowrap'), num(number(one.ordersTotal)), num(number(one.ordersFlipped)), num(yuan(one.differenceFen))], one.id)))), moreButton(trials, t)]
    }

    const dateField = (name, label) => h('div', { class: 'col' }, [h('label', { class: 'form-label', for: 'trial-' + name }, label), h('input', { id: 'trial-' + name, class: 'form-control', type: 'date', required: true, value: trial[name], onInput: event => { trial[name] = event.target.value } })])
    const numberField = (name, label) => h('div', { class: 'col' }, [h('label', { class: 'form-label', for: 'trial-' + name }, label), h('input', { id: 'trial-' + name, class: 'form-control', type: 'number', min: 0, max: 3650, required: true, value: trial.draft.parameters[name], onInput: event => { trial.draft.parameters[name] = Number(event.target.value) } })])

    return () => page(t('nav.rules'), {},
      trial.of ? h('form', { class: 'card mb-3', onSubmit: start, 'aria-label': t('rules.tryIt') }, [
        h('div', { class: 'card-header' }, [h('h3', { class: 'card-title' }, `${t('rules.tryIt')}: ${trial.of}`), h('div', { class: 'card-actions' }, [h('button', { type: 'button', class: 'btn-close', 'aria-label': t('close'), onClick: () => { trial.of = null } })])]),
        h('div', { class: 'card-body' }, [
          trial.draft ? h('div', { class: 'row g-3 mb-3' }, [numberField('lookbackDays', t('rules.lookbackDays')), numberField('protectionDays', t('rules.protection'))]) : null,
          h('p', { class: 'text-secondary' }, t('rules.period')),
          h('div', { class: 'row g-3 align-items-end' }, [dateField('from', t('rules.from')), dateField('until', t('rules.until')), h('div', { class: 'col-auto' }, [h('button', { type: 'submit', class: 'btn btn-primary', disabled: trial.busy }, [icon('rules'), t(trial.draft ? 'rules.saveTry' : 'rules.start')])])])
        ])
      ]) : null,
      h('div', { class: 'card' }, [
        h('div', { class: 'card-header' }, [h('ul', { class: 'nav nav-tabs card-header-tabs', role: 'tablist' }, Object.keys(VIEWS).map(name => h('li', { class: 'nav-item', role: 'presentation', key: name }, [
          h('button', { type: 'button', role: 'tab', class: ['nav-link', { active: tab.value === name }], 'aria-selected': tab.value === name, onClick: () => { tab.value = name } }, t('rules.' + name))])))]),
        VIEWS[tab.value]()
      ]))
  }
})
