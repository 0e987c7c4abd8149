import { computed, defineComponent, h, onBeforeUnmount, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRoute } from 'vue-router'
import { get, listen, post } from '../api.js'
import { clock, moment, number, percent, yuan } from '../format.js'
import { icon } from '../icons.js'
import { info, nameOf, numberHead } from '../metrics.js'
import { badge, card, cell, confirmFirst, num, page, say, share, Shown, Status, table, Trouble, useAnswer } from '../parts.js'
import { hasRole, session } from '../session.js'

const LIVE = ['DISPATCHING', 'RUNNING', 'PAUSED', 'SCHEDULED']
const AHEAD = ['DRAFT', 'PENDING_APPROVAL', 'SCHEDULED']
const PLAN = [['plan_guides', plan => plan.guides - plan.guidesAway], ['plan_targeted', plan => plan.targeted], ['plan_reachable', plan => plan.reachable],
  ['plan_tired', plan => plan.skippedByFatigue], ['plan_opted_out', plan => plan.skippedByOptOut], ['plan_receivers', plan => plan.willReceive]]
const EVIDENCE = [['E3', 'bg-green'], ['E2', 'bg-azure'], ['E1', 'bg-yellow'], ['E0', 'bg-secondary']]

/** A task as it is carried out: each change arrives by itself, and opened regions and stores follow. */
export default defineComponent({
  setup() {
    const { t } = useI18n()
    const id = useRoute().params.id
    const task = useAnswer(() => get('/tasks/' + id))
    const live = reactive({ state: 'waiting', at: null, problem: null })
    const report = ref(null)
    const opened = reactive(new Map())
    // What it would do; counted in the background when it is asked for.
    const plan = useAnswer(() => get(`/tasks/${id}/plan`).catch(problem => {
      if (problem.status === 404) return {}
      throw problem
    }))
    const counting = setInterval(() => plan.state.data?.state === 'RUNNING' && plan.again(), 1000)
    onBeforeUnmount(() => clearInterval(counting))
    const makePlan = () => post(`/tasks/${id}/plan`).then(made => { plan.state.data = made }, problem => say('', problem))
    const materials = useAnswer(() => get('/materials', { limit: 50 }))
    const line = new AbortController()

    const follow = () => listen(`/tasks/${id}/execution/stream`, line.signal, {
      told(name, seen) {
        if (name !== 'execution') return
        report.value = seen
        live.at = new Date()
        opened.forEach((_, key) => open(key))
        if (task.state.data && ['SCHEDULED', 'DISPATCHING'].includes(task.state.data.status)) task.again()
      },
      state(now, problem) {
        live.state = now
        live.problem = problem || null
        if (now === 'over' || now === 'refused') get(`/tasks/${id}/execution`, { groupBy: 'region' }).then(seen => { report.value = seen }, () => {})
        if (now === 'over') task.again()
      }
    })
    follow()
    onBeforeUnmount(() => line.abort())

    async function open(key) {
      const [level, of] = key.split(':')
      const below = await get(`/tasks/${id}/execution`, level === 'region' ? { groupBy: 'store', regionId: of } : { groupBy: 'guide', storeId: of }).catch(problem => say('', problem))
      if (below) opened.set(key, below.items)
    }
    const turn = key => opened.has(key) ? opened.delete(key) : open(key)

    async function act(path, body) {
      if (path === 'cancellation' && await confirmFirst({ title: t('tasks.cancelSure'), text: t('tasks.cancelText'), action: t('tasks.cancel'), danger: true }) === null) return
      try {
        const answer = await post(`/tasks/${id}/${path}`, body)
        if (path !== 'nudges' && ['over', 'refused'].includes(live.state)) follow()
        say(path === 'nudges' ? t('tasks.nudged', { n: answer.nudged, m: answer.skipped.length }) : t('tasks.done', { status: t('status.' + answer.status) }))
        task.again()
      } catch (problem) {
        say('', problem)
      }
    }

    function rowOf(row, level, key, depth) {
      const isOpen = opened.has(key)
      return h('tr', { key, class: depth ? 'depth-' + depth : '', 'data-level': level }, [
        cell([level === 'guide' ? null : h('button', {
          type: 'button', class: 'twist', 'aria-expanded': isOpen, 'aria-label': t('tasks.open', { name: row.name }), onClick: () => turn(key)
        }, [icon(isOpen ? 'down' : 'right')]), row.name || '–'], 'nowrap'),
        num(number(row.required)), num(number(row.done)),
        h('td', [h('div', { class: 'd-flex align-items-center gap-2' }, [share(row.executionRateBp, row.executionRateBp >= 8000 ? 'green' : row.executionRateBp >= 4000 ? 'primary' : 'orange'), h('span', { class: 'num' }, percent(row.executionRateBp))])]),
        num(`${number(row.sent)} / ${number(row.targeted)}`), num(number(row.clicked)), num(number(row.ordered)), num(yuan(row.netSalesFen))
      ])
    }

    const rows = computed(() => (report.value?.items || []).flatMap(region => {
      const regionKey = 'region:' + region.id
      return [rowOf(region, 'region', regionKey, 0), ...(opened.get(regionKey) || []).flatMap(store => {
        const storeKey = 'store:' + store.id
        return [rowOf(store, 'store', storeKey, 1), ...(opened.get(storeKey) || []).map(guide => rowOf(guide, 'guide', 'guide:' + guide.id, 2))]
      })]
    }))

    function figures(total) {
      const deep = [['task_targeted', total.targeted], ['task_sent', total.sent], ['task_clicked', total.clicked], ['task_ordered', total.ordered]]
      const most = Math.max(1, ...deep.map(([, count]) => count))
      const proven = EVIDENCE.map(([name, colour]) => [name, colour, total.evidence?.[name] || 0])
      const all = proven.reduce((sum, [, , count]) => sum + count, 0)
      return h('div', { class: 'row row-cards mb-3' }, [
        h('div', { class: 'col-md-4' }, [h('div', { class: 'card h-100' }, [h('div', { class: 'card-body' }, [
          h('div', { class: 'subheader' }, [nameOf('execution_rate'), info('execution_rate', { value: total.rates?.execution })]),
          h('div', { class: 'display-6 fw-bold', 'data-rate': '' }, percent(total.executionRateBp)),
          h('div', { class: 'text-secondary mb-2' }, [t('of', { a: number(total.done), b: number(total.required) })]), share(total.executionRateBp, 'green')
        ])])]),
        h('div', { class: 'col-md-4' }, [h('div', { class: 'card h-100' }, [h('div', { class: 'card-body' }, [
          h('div', { class: 'subheader mb-2' }, t('tasks.depth')),
          deep.map(([metric, count]) => h('div', { key: metric, class: 'mb-1' }, [h('div', { class: 'd-flex small' }, [h('span', [nameOf(metric), info(metric)]), h('strong', { class: 'ms-auto' }, number(count))]), share(count * 10000 / most)]))
        ])])]),
        h('div', { class: 'col-md-4' }, [h('div', { class: 'card h-100' }, [h('div', { class: 'card-body' }, [
          h('div', { class: 'subheader mb-2' }, [t('tasks.evidence'), info('task_evidence')]),
          all ? h('div', { class: 'bar mb-2' }, proven.filter(([, , count]) => count).map(([name, colour, count]) => h('span', { key: name, class: colour, style: { flexGrow: count } }, `${name} ${count}`))) : h('div', { class: 'text-secondary' }, t('none')),
          h('div', { class: 'subheader mt-3' }, [nameOf('task_net_sales'), info('task_net_sales')]),
          h('div', { class: 'h2 m-0' }, yuan(total.netSalesFen))
        ])])])
      ])
    }

    function planned(found) {
      return card(t('tasks.plan'), h(Shown, { state: plan.state, again: plan.again }, told => told.taskId ? [
        h('div', { class: 'card-body row g-3', 'data-plan': told.state }, [
          PLAN.map(([metric, of]) => h('div', { class: 'col-6 col-md-4 col-xl-2', key: metric }, [h('div', { class: 'subheader' }, [nameOf(metric), info(metric)]), h('div', { class: 'h2 m-0' }, number(of(told)))])),
          h('div', { class: 'col-12' }, [
            h('div', { class: 'd-flex small' }, [h('span', [nameOf('plan_quota_left'), info('plan_quota_left')]), h('strong', { class: 'ms-auto' }, percent(told.quotaLeftBp))]), share(told.quotaLeftBp, 'green'),
            h('div', { class: 'small text-secondary mt-2' }, `${t('asOf', { at: moment(told.asOf) })}${told.expectedEndAt ? ' · ' + t('tasks.expectedEnd', { at: moment(told.expectedEndAt) }) : ''}`)
          ])
        ])] : h('div', { class: 'card-body text-secondary' }, t('tasks.planNone'))), {
        cls: 'mb-3', actions: [plan.state.data?.state === 'RUNNING' ? badge(t('loading'), 'azure') : null,
          hasRole('HQ_OPERATOR', 'HQ_CHECKER') && found.status !== 'CANCELLED' ? h('button', { type: 'button', class: 'btn btn-sm', onClick: makePlan }, t('tasks.planMake')) : null]
      })
    }

    /** What guides are asked for and what goes out, word for word: who approves must have read it. */
    function content(found) {
      const asked = found.parameters || {}
      const title = one => materials.state.data?.items.find(material => material.id === one)?.title || one
      const rows = [
        [t('tasks.instruction'), found.instruction], [t('tasks.copy'), found.copyText], [t('tasks.materials'), found.materialIds.map(title).join('；')],
        [t('tasks.roles'), found.target.roles?.map(role => t('role.' + role)).join('、')],
        [t('tasks.goal'), asked.goal], [t('tasks.minPercent'), asked.minPercent], [t('tasks.passPercent'), asked.passPercent], [t('tasks.attempts'), asked.attempts],
        [t('tasks.proofKinds'), asked.proofKinds?.map(kind => t('proofKind.' + kind)).join('、')]
      ].filter(([, text]) => text !== undefined && text !== null && text !== '')
      return card(t('tasks.content'), [
        h('div', { class: 'card-body' }, [h('dl', { class: 'row mb-0' }, rows.flatMap(([name, text]) => [h('dt', { class: 'col-sm-3 text-secondary' }, name), h('dd', { class: 'col-sm-9 text-break spoken' }, String(text))]))]),
        asked.questions?.length ? h('ol', { class: 'card-body border-top mb-0 ps-5' }, asked.questions.map((one, at) => h('li', { key: at, class: 'mb-2' }, [
          h('div', one.text), h('ul', { class: 'list-unstyled mb-0' }, one.options.map((option, position) => h('li', { key: position, class: one.right.includes(position) ? 'text-green fw-medium' : 'text-secondary' }, [one.right.includes(position) ? '✓ ' : '– ', option])))]))) : null
      ], { cls: 'mb-3' })
    }

    const buttons = found => {
      const button = (path, label, kind = '', body) => h('button', { type: 'button', class: 'btn ' + kind, onClick: () => act(path, body) }, t('tasks.' + label))
      const isOperator = hasRole('HQ_OPERATOR')
      return [
        LIVE.includes(found.status) ? h('span', { class: ['live', { off: live.state !== 'live' }], 'data-live': live.state }, t(live.state === 'live' ? 'tasks.live' : live.state === 'over' ? 'tasks.over' : 'tasks.reconnecting')) : null,
        live.at ? h('span', { class: 'text-secondary small' }, t('tasks.updated', { at: clock(live.at) })) : null,
        found.status === 'DRAFT' && isOperator ? button('submission', 'submit', 'btn-primary') : null,
        found.status === 'PENDING_APPROVAL' && hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? [button('rejection', 'reject'), found.createdBy === session.open?.admin.id ? null : button('approval', 'approve', 'btn-primary')] : null,
        found.status === 'RUNNING' && isOperator ? [button('nudges', 'nudge'), button('pause', 'pause')] : null,
        found.status === 'PAUSED' && isOperator ? button('resumption', 'resume', 'btn-primary') : null,
        [...LIVE, ...AHEAD].includes(found.status) && hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? button('cancellation', 'cancel', 'btn-outline-danger') : null
      ]
    }

    return () => page(task.state.data?.title || t('nav.tasks'), {
      pretitle: h(RouterLink, { to: '/tasks' }, () => '← ' + t('nav.tasks')), actions: task.state.data ? buttons(task.state.data) : null
    }, h(Shown, { state: task.state, again: task.again }, found => [
      live.state === 'refused' && live.problem && live.problem.status !== 401 ? h('div', { class: 'mb-3' }, [h(Trouble, { problem: live.problem })]) : null,
      h('div', { class: 'card mb-3' }, [h('div', { class: 'card-body d-flex flex-wrap gap-4' }, [
        h(Status, { of: found.status }), h('span', t('type.' + found.type)), h('span', `${moment(found.startAt)} – ${moment(found.deadlineAt)}`)
      ])]),
      AHEAD.includes(found.status) ? [content(found), planned(found)] : null,
      report.value && !['DRAFT', 'PENDING_APPROVAL'].includes(found.status) ? [
        figures(report.value.total),
        card(t('tasks.byPlace'), table(
          [t('name'), numberHead('task_required'), numberHead('task_done'), h('th', { scope: 'col' }, [nameOf('execution_rate'), info('execution_rate')]), h('th', { class: 'num', scope: 'col' }, [nameOf('task_sent'), info('task_reach_rate')]), numberHead('task_clicked'), numberHead('task_ordered'), numberHead('task_net_sales')],
          rows.value))
      ] : AHEAD.includes(found.status) ? null : h('div', { class: 'card' }, [h('div', { class: 'card-body placeholder-glow' }, [h('span', { class: 'placeholder col-8' })])]),
      AHEAD.includes(found.status) ? null : h('div', { class: 'mt-3' }, [content(found)])
    ]))
  }
})
