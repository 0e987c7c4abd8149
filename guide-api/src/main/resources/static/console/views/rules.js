import { defineComponent, h, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { get, post, put } from '../api.js'
import { dayOf, daysBefore, moment, number, percent, yuan } from '../format.js'
import { icon } from '../icons.js'
import { numberHead } from '../metrics.js'
import { badge, card, cell, confirmFirst, field, linkRow, moreButton, num, page, say, Shown, Status, table, Trouble, useAnswer, useList } from '../parts.js'
import { hasRole, session } from '../session.js'

const SCOPES = ['DEFAULT', 'SKU', 'SPU', 'CATEGORY', 'BRAND', 'STORE', 'GUIDE_LEVEL']
const PAYEES = ['GUIDE', 'STORE', 'HQ']

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

    // A rate that is being written, and what a proposal that was opened would change.
    const rate = reactive({ isOpen: false, scope: 'DEFAULT', target: '', payeeType: 'GUIDE', kind: 'rateBp', value: '', effectiveAt: '', endsAt: '', problem: null, busy: false })
    const changes = reactive({})
    const stores = useAnswer(() => get('/org'))
    const mine = one => one.createdBy === session.open?.admin.id

    function write() {
      const from = daysBefore(today.state.data?.toOn || dayOf(Date.now()), -1)
      Object.assign(rate, { isOpen: true, value: '', effectiveAt: from + 'T00:00', endsAt: '', problem: null })
    }

    async function propose(event) {
      event.preventDefault()
      rate.busy = true
      rate.problem = null
      const worth = { rateBp: { rateBp: Math.round(Number(rate.value) * 100) }, fixedFen: { fixedFen: Math.round(Number(rate.value) * 100) }, excluded: { excluded: true } }[rate.kind]
      try {
        await post('/commission/rates', {
          scope: rate.scope, ...(rate.scope === 'DEFAULT' ? {} : { target: rate.target.trim() }), payeeType: rate.payeeType, ...worth,
          effectiveAt: rate.effectiveAt + ':00+08:00', ...(rate.endsAt ? { endsAt: rate.endsAt + ':00+08:00' } : {})
        })
        rate.isOpen = false
        say(t('rules.proposed'))
        tab.value = 'proposals'
        proposals.again()
        rates.again()
      } catch (problem) {
        rate.problem = problem
      } finally {
        rate.busy = false
      }
    }

    async function open(proposal) {
      if (changes[proposal.id]) {
        delete changes[proposal.id]
        return
      }
      const found = await get('/commission/rates/proposals/' + proposal.id).catch(problem => say('', problem))
      if (found) changes[proposal.id] = found.items
    }

    async function decline(path, title) {
      const reason = await confirmFirst({ title, text: t('rules.rejectText'), input: t('reason'), action: t('tasks.reject'), danger: true })
      if (reason !== null) decide(path, { reason })
    }

    async function enact(set, path, title, text, danger) {
      if (await confirmFirst({ title, text, action: title, danger }) !== null) decide(`/attribution/rule-sets/${set.id}/${path}`)
    }

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
        say(t('rules.decided'))
        sets.again()
        rates.again()
        proposals.again()
      } catch (problem) {
        say('', problem)
      }
    }

    const tryButton = (of, path, draft) => h('button', { type: 'button', class: 'btn btn-sm btn-primary', onClick: () => ask(of, path, draft) }, t('rules.tryIt'))

    const worth = one => one.excluded ? t('rules.excluded') : one.fixedFen !== undefined && one.fixedFen !== null ? yuan(one.fixedFen) : percent(one.rateBp)
    const waiting = status => status === 'DRAFT' ? 'PROPOSED' : status
    const storeName = id => (stores.state.data?.regions || []).flatMap(region => region.stores).find(store => store.id === id)?.name || id
    const target = one => !one.target ? '–' : one.scope === 'STORE' ? storeName(one.target) : one.target
    const until = one => moment(one.effectiveAt) + (one.endsAt ? ' – ' + moment(one.endsAt) : '')

    const VIEWS = {
      sets: () => [h(Shown, { state: sets.state, again: sets.again }, found => table(
        [t('name'), t('rules.version'), t('status.label'), t('rules.scope'), numberHead('rule_lookback_days', t('rules.lookback')), numberHead('rule_protection_days', t('rules.protection')), t('rules.effective'), ''],
        found.map(set => h('tr', { key: set.id, 'data-rule-set': set.id }, [
          cell([set.name, set.inForce ? [' ', badge(t('rules.inForce'), 'green')] : null]), cell('v' + set.id), cell(h(Status, { of: set.state })), cell(t('ruleScope.' + set.scope.type) + (set.scope.key ? ' ' + set.scope.key : '')),
          num(number(set.parameters.lookbackDays)), num(number(set.parameters.protectionDays)), cell(moment(set.effectiveFrom), 'nowrap'),
          h('td', { class: 'text-end nowrap' }, [
            hasRole('HQ_OPERATOR') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => draftFrom(set) }, t('rules.copy')) : null,
            set.state === 'APPROVED' && hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => enact(set, 'activation', t('rules.activate'), t('rules.activateText', { name: set.name })) }, t('rules.activate')) : null,
            set.state !== 'RETIRED' && hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => enact(set, 'retirement', t('rules.retire'), t('rules.retireText', { name: set.name }), true) }, t('rules.retire')) : null,
            set.state === 'SIMULATED' && hasRole('HQ_CHECKER') && !mine(set) ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => decide(`/attribution/rule-sets/${set.id}/approval`, { version: set.version }) }, t('rules.approve')) : null,
            hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? tryButton(set.name, `/attribution/rule-sets/${set.id}/simulations`, set.state === 'DRAFT' && hasRole('HQ_OPERATOR') ? JSON.parse(JSON.stringify(set)) : null) : null
          ])])))), moreButton(sets, t)],
      rates: () => [h(Shown, { state: rates.state, again: rates.again }, found => table(
        [t('rules.scope'), t('rules.target'), t('orders.payee'), numberHead('commission_rate', t('orders.rate')), t('status.label'), t('rules.effective')],
        found.map(one => h('tr', { key: one.id }, [cell(t('rateScope.' + one.scope)), cell(target(one)), cell(t('payee.' + one.payeeType)), num(worth(one)), cell(h(Status, { of: waiting(one.status) })), cell(until(one), 'nowrap')])))), moreButton(rates, t)],
      proposals: () => [h(Shown, { state: proposals.state, again: proposals.again }, found => table(
        ['#', numberHead('rate_changes', t('rules.changes')), t('status.label'), t('reason'), t('rules.proposedAt'), ''],
        found.map(proposal => [h('tr', { key: proposal.id, 'data-proposal': proposal.id }, [cell([h('button', { type: 'button', class: 'twist', 'aria-expanded': !!changes[proposal.id], 'aria-label': t('tasks.open', { name: proposal.id }), onClick: () => open(proposal) }, [icon(changes[proposal.id] ? 'down' : 'right')]), proposal.id], 'font-monospace nowrap'), num(number(proposal.changes)), cell(h(Status, { of: waiting(proposal.status) })), cell(proposal.reason || ''), cell(moment(proposal.createdAt), 'nowrap'),
          h('td', { class: 'text-end nowrap' }, [
            proposal.status === 'DRAFT' && hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => decline(`/commission/rates/proposals/${proposal.id}/rejection`, t(mine(proposal) ? 'rules.takeBack' : 'tasks.reject')) }, t(mine(proposal) ? 'rules.takeBack' : 'tasks.reject')) : null,
            proposal.status === 'DRAFT' && hasRole('HQ_CHECKER') && !mine(proposal) ? h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => decide(`/commission/rates/proposals/${proposal.id}/approval`) }, t('rules.approve')) : null,
            hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? tryButton('#' + proposal.id, `/commission/rates/proposals/${proposal.id}/simulations`) : null])]), changes[proposal.id] ? h('tr', { key: proposal.id + ':changes' }, [h('td', { colspan: 6, class: 'p-3' }, [table(
          [t('rules.scope'), t('rules.target'), t('orders.payee'), numberHead('commission_rate', t('orders.rate')), t('rules.effective')],
          changes[proposal.id].map(one => h('tr', { key: one.id }, [cell(t('rateScope.' + one.scope)), cell(target(one)), cell(t('payee.' + one.payeeType)), num(one.endsRateId ? t('rules.ends') : worth(one)), cell(until(one), 'nowrap')])), { cls: 'table-sm' })])]) : null]))), moreButton(proposals, t)],
      trials: () => [h(Shown, { state: trials.state, again: trials.again }, found => table(
        ['#', t('status.label'), t('rules.from'), t('rules.until'), numberHead('whatif_orders'), numberHead('whatif_flipped'), numberHead('whatif_difference')],
        found.map(one => linkRow(() => router.push('/rules/simulations/' + one.id), [cell(h('a', { href: '#/rules/simulations/' + one.id, class: 'font-monospace' }, one.id)), cell(h(Status, { of: one.state })), cell(moment(one.from), 'nowrap'), cell(moment(one.until), 'nowrap'), num(number(one.ordersTotal)), num(number(one.ordersFlipped)), num(yuan(one.differenceFen))], one.id)))), moreButton(trials, t)]
    }

    const dateField = (name, label) => h('div', { class: 'col' }, [h('label', { class: 'form-label', for: 'trial-' + name }, label), h('input', { id: 'trial-' + name, class: 'form-control', type: 'date', required: true, value: trial[name], onInput: event => { trial[name] = event.target.value } })])
    const numberField = (name, label) => h('div', { class: 'col' }, [h('label', { class: 'form-label', for: 'trial-' + name }, label), h('input', { id: 'trial-' + name, class: 'form-control', type: 'number', min: 0, max: 3650, required: true, value: trial.draft.parameters[name], onInput: event => { trial.draft.parameters[name] = Number(event.target.value) } })])

    const rateForm = () => h('form', { class: 'card mb-3', onSubmit: propose, 'aria-label': t('rules.propose') }, [
      h('div', { class: 'card-header' }, [h('h3', { class: 'card-title' }, t('rules.propose')), h('div', { class: 'card-actions' }, [h('button', { type: 'button', class: 'btn-close', 'aria-label': t('close'), onClick: () => { rate.isOpen = false } })])]),
      h('div', { class: 'card-body' }, [
        h('div', { class: 'row' }, [
          h('div', { class: 'col-md-3' }, [field(rate, 'scope', t('rules.scope'), { kind: 'select', id: 'rate-scope', children: SCOPES.map(scope => h('option', { value: scope, key: scope, selected: scope === rate.scope }, t('rateScope.' + scope))) })]),
          rate.scope === 'DEFAULT' ? null : h('div', { class: 'col-md-3' }, [rate.scope === 'STORE'
            ? field(rate, 'target', t('rules.target'), { kind: 'select', id: 'rate-target', children: [h('option', { value: '' }, '–'), ...(stores.state.data?.regions || []).flatMap(region => region.stores).map(store => h('option', { value: store.id, key: store.id }, store.name))] })
            : field(rate, 'target', t('rules.targetOf.' + rate.scope), { id: 'rate-target', maxlength: 64 })]),
          h('div', { class: 'col-md-3' }, [field(rate, 'payeeType', t('orders.payee'), { kind: 'select', id: 'rate-payee', children: PAYEES.map(payee => h('option', { value: payee, key: payee, selected: payee === rate.payeeType }, t('payee.' + payee))) })]),
          h('div', { class: 'col-md-3' }, [field(rate, 'kind', t('rules.worth'), { kind: 'select', id: 'rate-kind', children: ['rateBp', ...(rate.scope === 'SKU' ? ['fixedFen'] : []), 'excluded'].map(kind => h('option', { value: kind, key: kind, selected: kind === rate.kind }, t('rules.kind.' + kind))) })]),
          rate.kind === 'excluded' ? null : h('div', { class: 'col-md-3' }, [field(rate, 'value', t('rules.unit.' + rate.kind), { id: 'rate-value', type: 'number', min: 0, max: rate.kind === 'rateBp' ? 100 : 1000000, step: '0.01' })]),
          h('div', { class: 'col-md-3' }, [field(rate, 'effectiveAt', t('rules.effective'), { id: 'rate-from', type: 'datetime-local' })]),
          h('div', { class: 'col-md-3' }, [field(rate, 'endsAt', t('rules.endsAt'), { id: 'rate-until', type: 'datetime-local', required: false, min: rate.effectiveAt })])
        ]),
        rate.problem ? h('div', { class: 'mb-3' }, [h(Trouble, { problem: rate.problem })]) : null,
        h('div', { class: 'd-flex align-items-center gap-3' }, [h('button', { type: 'submit', class: 'btn btn-primary', disabled: rate.busy }, t('rules.propose')), h('span', { class: 'text-secondary small' }, t('rules.twoPeople'))])
      ])
    ])

    return () => page(t('nav.rules'), { actions: hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? [h('button', { type: 'button', class: 'btn btn-primary', onClick: write }, [icon('plus'), t('rules.propose')])] : null },
      rate.isOpen ? rateForm() : null,
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
