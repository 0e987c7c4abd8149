import { computed, defineComponent, h, onBeforeUnmount, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRoute } from 'vue-router'
import { get, listen, post } from '../api.js'
import { clock, moment, number, percent, yuan } from '../format.js'
import { icon } from '../icons.js'
import { info, nameOf, numberHead } from '../metrics.js'
import { card, cell, num, page, say, share, Shown, Status, table, Trouble, useAnswer } from '../parts.js'
import { hasRole } from '../session.js'

const LIVE = ['DISPATCHING', 'RUNNING', 'PAUSED', 'SCHEDULED']
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
    const line = new AbortController()

    listen(`/tasks/${id}/execution/stream`, line.signal, {
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
    onBeforeUnmount(() => line.abort())

    async function open(key) {
      const [level, of] = key.split(':')
      const below = await get(`/tasks/${id}/execution`, level === 'region' ? { groupBy: 'store', regionId: of } : { groupBy: 'guide', storeId: of }).catch(problem => say('', problem))
      if (below) opened.set(key, below.items)
    }
    const turn = key => opened.has(key) ? opened.delete(key) : open(key)

    async function act(path, body) {
      try {
        const answer = await post(`/tasks/${id}/${path}`, body)
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

    const buttons = found => {
      const button = (path, label, kind = '', body) => h('button', { type: 'button', class: 'btn ' + kind, onClick: () => act(path, body) }, t('tasks.' + label))
      const isOperator = hasRole('HQ_OPERATOR')
      return [
        LIVE.includes(found.status) ? h('span', { class: ['live', { off: live.state !== 'live' }], 'data-live': live.state }, t(live.state === 'live' ? 'tasks.live' : live.state === 'over' ? 'tasks.over' : 'tasks.reconnecting')) : null,
        live.at ? h('span', { class: 'text-secondary small' }, t('tasks.updated', { at: clock(live.at) })) : null,
        found.status === 'DRAFT' && isOperator ? button('submission', 'submit', 'btn-primary') : null,
        found.status === 'PENDING_APPROVAL' ? [button('rejection', 'reject'), button('approval', 'approve', 'btn-primary')] : null,
        found.status === 'RUNNING' && isOperator ? [button('nudges', 'nudge'), button('pause', 'pause')] : null,
        found.status === 'PAUSED' && isOperator ? button('resumption', 'resume', 'btn-primary') : null
      ]
    }

    return () => page(task.state.data?.title || t('nav.tasks'), {
      pretitle: h(RouterLink, { to: '/tasks' }, () => '← ' + t('nav.tasks')), actions: task.state.data ? buttons(task.state.data) : null
    }, h(Shown, { state: task.state, again: task.again }, found => [
      live.state === 'refused' && live.problem && live.problem.status !== 401 ? h('div', { class: 'mb-3' }, [h(Trouble, { problem: live.problem })]) : null,
      h('div', { class: 'card mb-3' }, [h('div', { class: 'card-body d-flex flex-wrap gap-4' }, [
        h(Status, { of: found.status }), h('span', t('type.' + found.type)), h('span', `${moment(found.startAt)} – ${moment(found.deadlineAt)}`), h('span', { class: 'text-secondary' }, found.instruction)
      ])]),
      report.value ? [
        figures(report.value.total),
        card(t('tasks.byPlace'), table(
          [t('name'), numberHead('task_required'), numberHead('task_done'), h('th', { scope: 'col' }, [nameOf('execution_rate'), info('execution_rate')]), h('th', { class: 'num', scope: 'col' }, [nameOf('task_sent'), info('task_reach_rate')]), numberHead('task_clicked'), numberHead('task_ordered'), numberHead('task_net_sales')],
          rows.value))
      ] : h('div', { class: 'card' }, [h('div', { class: 'card-body placeholder-glow' }, [h('span', { class: 'placeholder col-8' })])])
    ]))
  }
})
