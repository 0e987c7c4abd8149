import { computed, defineComponent, h, reactive, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink } from 'vue-router'
import { get } from '../api.js'
import { Chart, spark } from '../chart.js'
import { change, clock, dayOf, daysBefore, measured, moment, number, percent, plain, shortYuan, yuan } from '../format.js'
import { icon } from '../icons.js'
import { info, nameOf, numberHead } from '../metrics.js'
import { card, cell, num, page, select, share, Shown, table, useAnswer, useEvery } from '../parts.js'
import { session } from '../session.js'

// Kept while one looks at something else.
const chosen = reactive({ days: '30', region: '' })

const TILES = ['net_sales', 'orders', 'average_order', 'refund_rate', 'commission_accrued', 'commission_clawed_back', 'commission_paid', 'members_added',
  'execution_rate', 'execution_rate_running', 'tasks_running', 'withdrawals_waiting']
const GROWS_WORSE = new Set(['refund_rate', 'commission_clawed_back'])
const LINKS = { orders: '/orders', withdrawals_waiting: '/withdrawals', tasks_running: '/tasks', execution_rate_running: '/tasks', commission_accrued: '/statements' }

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const to = dayOf(Date.now())
    const period = () => ({ from: daysBefore(latest.on, Number(chosen.days) - 1), to: latest.on, regionId: chosen.region || undefined })
    // The business clock of a demonstration may be ahead of this machine's.
    const latest = reactive({ on: to, found: false })
    const org = useAnswer(() => get('/org'))
    const overview = useAnswer(async () => {
      if (!latest.found) {
        const now = await get('/overview')
        Object.assign(latest, { on: now.toOn, found: true })
      }
      return get('/overview', period())
    })
    const afterwards = fetchIt => useAnswer(async () => { await known(); return fetchIt() })
    const known = () => new Promise(resolve => {
      const stop = watch(() => latest.found, found => found && (resolve(), queueMicrotask(() => stop())), { immediate: true })
    })
    const regions = afterwards(() => get('/performance', { ...period(), groupBy: 'region' }))
    const guides = afterwards(() => get('/performance/leaderboard', { ...period(), groupBy: 'guide', limit: 8 }))
    const again = () => { overview.again(); regions.again(); guides.again() }
    watch(chosen, again)
    useEvery(60000, again)

    const figures = computed(() => Object.fromEntries((overview.state.data?.figures || []).map(figure => [figure.metricId, figure])))
    const trends = computed(() => Object.fromEntries((overview.state.data?.trends || []).map(trend => [trend.metricId, trend.points])))

    function delta(figure) {
      if (!figure.before) return null
      const percentage = change(plain(figure.value), plain(figure.before))
      if (percentage === null) return null
      const good = GROWS_WORSE.has(figure.metricId) ? percentage <= 0 : percentage >= 0
      return h('span', { class: percentage === 0 ? 'text-secondary' : good ? 'text-green' : 'text-red' },
        `${percentage > 0 ? '▲' : percentage < 0 ? '▼' : ''} ${Math.abs(percentage)}%`)
    }

    function tile(id) {
      const figure = figures.value[id]
      if (!figure) return null
      const points = trends.value[id]
      const ratio = figure.value.denominator !== undefined && figure.value.denominator !== null
      const isMoney = ['average_order', 'refund_rate'].includes(id)
      const waiting = id === 'withdrawals_waiting' ? figures.value.withdrawals_waiting_amount : null
      return h('div', { class: 'col-6 col-md-4 col-xl-3', key: id, 'data-tile': id }, [h('div', { class: 'card tile' }, [h('div', { class: 'card-body' }, [
        h('div', { class: 'd-flex align-items-center' }, [
          h('div', { class: 'subheader text-none' }, [nameOf(id), info(id, figure)]),
          LINKS[id] ? h(RouterLink, { to: LINKS[id], class: 'ms-auto text-secondary', 'aria-label': nameOf(id) }, () => icon('right')) : null
        ]),
        h('div', { class: 'value' }, measured(figure.value)),
        h('div', { class: 'small text-secondary' }, [
          delta(figure), delta(figure) ? ' ' + t('overview.before') : null,
          ratio ? h('span', { class: delta(figure) ? 'ms-2' : '' }, t('of', { a: isMoney ? yuan(figure.value.numerator) : number(figure.value.numerator), b: id === 'refund_rate' ? yuan(figure.value.denominator) : number(figure.value.denominator) })) : null,
          waiting ? [yuan(waiting.value.amountFen), info('withdrawals_waiting_amount', waiting)] : null,
          !figure.before && !ratio && !waiting ? clock(figure.asOfAt) : null
        ]),
        points ? h('div', { class: 'trend' }, [h(Chart, {
          size: 'spark', label: nameOf(id), option: spark(points.map(point => plain(point.value) ?? 0), GROWS_WORSE.has(id) ? '#f76707' : '#066fd1')
        })]) : null
      ])])])
    }

    const days = () => (overview.state.data?.trends[0]?.points || []).map(point => point.on.slice(5))
    const line = (id, more) => ({
      name: nameOf(id), type: 'line', symbol: 'none', smooth: .2, connectNulls: false,
      data: (trends.value[id] || []).map(point => plain(point.value)), ...more
    })
    const byDay = (series, format) => ({ axis, option }) => ({
      ...option, tooltip: { ...option.tooltip, valueFormatter: format },
      xAxis: { type: 'category', data: days(), ...axis, splitLine: { show: false } },
      yAxis: { type: 'value', ...axis, axisLabel: { ...axis.axisLabel, formatter: format === percent ? percent : format === yuan ? shortYuan : number } },
      series
    })

    function books(answer) {
      const found = answer.reconciliation
      return card([t('overview.books'), info('reconciliation_mismatches', figures.value.reconciliation_mismatches)], h('div', { class: 'card-body d-flex align-items-center gap-3' }, [
        h('span', { class: `avatar ${!found ? '' : found.ok ? 'bg-green-lt' : found.mismatches ? 'bg-red-lt' : 'bg-yellow-lt'}` }, [icon(found?.ok ? 'check' : 'alert')]),
        found ? h('div', [
          h('div', { class: 'fw-medium' }, found.ok ? t('overview.booksOk') : found.mismatches ? t('overview.booksOff', { n: found.mismatches }) : t('overview.booksGap', { n: found.unavailable })),
          h('div', { class: 'small text-secondary' }, [t('overview.runs', { n: found.runs }), info('reconciliation_checks'), ` · ${moment(found.ranAt)}`])
        ]) : h('div', t('overview.booksNone')),
        h(RouterLink, { to: '/books', class: 'btn btn-sm ms-auto' }, () => t('nav.books'))
      ]))
    }

    function funnel() {
      const steps = ['placed', 'paid_sales', 'refunded', 'net_sales'].filter(id => figures.value[id])
      const most = Math.max(1, ...steps.map(id => figures.value[id].value.amountFen))
      return card(t('overview.funnel'), h('div', { class: 'card-body d-grid gap-2' }, steps.map(id => h('div', { key: id }, [
        h('div', { class: 'd-flex' }, [h('span', [nameOf(id), info(id, figures.value[id])]), h('span', { class: 'ms-auto fw-medium' }, yuan(figures.value[id].value.amountFen))]),
        share(figures.value[id].value.amountFen * 10000 / most, id === 'refunded' ? 'orange' : id === 'net_sales' ? 'green' : 'primary')
      ]))))
    }

    return () => page(t('nav.overview'), {
      pretitle: overview.state.data ? `${overview.state.data.fromOn} – ${overview.state.data.toOn} · ${t('asOf', { at: moment(overview.state.data.knownUntilAt) })}` : ' ',
      actions: [
        session.open?.admin.regionId ? null : select(t('overview.region'), chosen.region,
          [['', t('overview.everywhere')], ...(org.state.data?.regions || []).map(region => [region.id, region.name])], value => { chosen.region = value }),
        select(t('overview.days', { n: '' }), chosen.days, ['7', '30', '90'].map(n => [n, t('overview.days', { n })]), value => { chosen.days = value }),
        h('button', { type: 'button', class: 'btn btn-icon', 'aria-label': t('refresh'), title: t('refresh'), onClick: again }, [icon('refresh')])
      ]
    }, h(Shown, { state: overview.state, again: overview.again, lines: 9 }, answer => [
      h('div', { class: 'row row-cards mb-3' }, TILES.map(tile)),
      h('div', { class: 'row row-cards' }, [
        h('div', { class: 'col-lg-8' }, [card(t('overview.sales'), h('div', { class: 'card-body' }, [h(Chart, {
          label: t('overview.sales'), option: byDay([line('paid_sales', { type: 'bar', barMaxWidth: 14, itemStyle: { borderRadius: [3, 3, 0, 0], opacity: .35 } }), line('net_sales', { areaStyle: { opacity: .08 } })], yuan)
        })]), { actions: [info('paid_sales'), info('net_sales')] })]),
        h('div', { class: 'col-lg-4 d-grid gap-3 align-content-start' }, [answer.reconciliation !== undefined || figures.value.withdrawals_waiting ? books(answer) : null, funnel()]),
        h('div', { class: 'col-lg-4' }, [card(t('overview.commission'), h('div', { class: 'card-body' }, [h(Chart, {
          size: 'low', label: t('overview.commission'), option: byDay([line('commission_accrued', { type: 'bar', barMaxWidth: 10 }), line('commission_clawed_back', { type: 'bar', barMaxWidth: 10 }), ...(trends.value.commission_paid ? [line('commission_paid')] : [])], yuan)
        })]), { actions: ['commission_accrued', 'commission_clawed_back', 'commission_paid'].filter(id => trends.value[id]).map(id => info(id)) })]),
        h('div', { class: 'col-lg-4' }, [card(t('overview.execution'), h('div', { class: 'card-body' }, [h(Chart, {
          size: 'low', label: t('overview.execution'), option: byDay([line('execution_rate', { symbol: 'circle', symbolSize: 6, connectNulls: true })], percent)
        })]), { actions: [info('execution_rate')] })]),
        h('div', { class: 'col-lg-4' }, [card(t('overview.members'), h('div', { class: 'card-body' }, [h(Chart, {
          size: 'low', label: t('overview.members'), option: byDay([line('members_added', { type: 'bar', barMaxWidth: 10, color: '#2fb344' })], number)
        })]), { actions: [info('members_added')] })]),
        h('div', { class: 'col-lg-7' }, [card(t('overview.regions'), h(Shown, { state: regions.state, again: regions.again }, sold => table(
          [t('overview.region'), numberHead('orders'), numberHead('paid_sales'), numberHead('refunded'), numberHead('net_sales')],
          sold.items.map(row => h('tr', { key: row.id }, [cell(row.name), num(number(row.orders)), num(yuan(row.paidFen)), num(yuan(row.refundedFen)), num(yuan(row.netSalesFen))])))))]),
        h('div', { class: 'col-lg-5' }, [card(t('overview.guides'), h(Shown, { state: guides.state, again: guides.again }, board => table(
          ['#', t('withdrawals.guide'), numberHead('orders'), numberHead('net_sales')],
          board.items.map(row => h('tr', { key: row.id }, [cell(row.rank ?? '–'), cell(row.name), num(number(row.orders)), num(yuan(row.netSalesFen))])))))])
      ])
    ]))
  }
})
