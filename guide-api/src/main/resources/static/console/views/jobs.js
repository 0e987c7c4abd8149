import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from '../api.js'
import { moment, number } from '../format.js'
import { icon } from '../icons.js'
import { numberHead } from '../metrics.js'
import { badge, card, cell, confirmFirst, num, page, say, Shown, Status, table, useAnswer, useEvery } from '../parts.js'
import { hasRole } from '../session.js'

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const duties = useAnswer(() => get('/duties'))
    const histories = reactive({})
    useEvery(5000, duties.again)

    async function history(name) {
      if (histories[name]) {
        delete histories[name]
        return
      }
      const runs = await get(`/duties/${name}/runs`, { limit: 10 }).catch(problem => say('', problem))
      if (runs) histories[name] = runs.items
    }

    async function act(name, path, done) {
      if (path === 'pause' && await confirmFirst({ title: t('jobs.pauseSure', { name }), text: t('jobs.pauseText'), action: t('jobs.pause'), danger: true }) === null) return
      try {
        await post(`/duties/${name}/${path}`)
        say(t(done))
        duties.again()
      } catch (problem) {
        say('', problem)
      }
    }

    const outcome = run => run ? badge(t('outcome.' + run.outcome), run.outcome === 'OK' ? 'green' : 'red') : '–'
    const took = run => `${((new Date(run.endedAt) - new Date(run.startedAt)) / 1000).toFixed(1)}`

    function row(duty) {
      const isPaused = duty.state === 'PAUSED'
      return [h('tr', { key: duty.name, 'data-duty': duty.name }, [
        cell([h('button', { type: 'button', class: 'twist', 'aria-expanded': !!histories[duty.name], 'aria-label': `${t('jobs.history')} ${duty.name}`, onClick: () => history(duty.name) }, [icon(histories[duty.name] ? 'down' : 'right')]),
          h('span', { class: 'font-monospace' }, duty.name)], 'nowrap'),
        cell(duty.cadence, 'nowrap text-secondary'), cell(h(Status, { of: duty.state })),
        cell([outcome(duty.lastRun), duty.lastRun?.error ? h('div', { class: 'small text-red text-break' }, duty.lastRun.error.slice(0, 160)) : null]),
        num(duty.lastRun ? number(duty.lastRun.items) : '–'), cell(moment(duty.lastRunAt), 'nowrap'), cell(moment(duty.nextRunAt), 'nowrap'),
        h('td', { class: 'text-end nowrap' }, hasRole('HQ_OPERATOR', 'HQ_CHECKER') ? [
          h('button', { type: 'button', class: 'btn btn-sm me-2', onClick: () => act(duty.name, 'runs', 'jobs.asked') }, t('jobs.runNow')),
          isPaused ? h('button', { type: 'button', class: 'btn btn-sm btn-primary', onClick: () => act(duty.name, 'resumption', 'jobs.resumed') }, t('jobs.resume'))
            : h('button', { type: 'button', class: 'btn btn-sm', onClick: () => act(duty.name, 'pause', 'jobs.paused') }, t('jobs.pause'))
        ] : null)
      ]), histories[duty.name] ? h('tr', { key: duty.name + ':runs' }, [h('td', { colspan: 8, class: 'p-3' }, [table(
        [t('jobs.last'), numberHead('duty_seconds', t('jobs.took')), t('jobs.outcome'), numberHead('duty_items'), t('jobs.node'), ''],
        histories[duty.name].map(run => h('tr', { key: run.id }, [cell(moment(run.startedAt)), num(took(run)), cell(outcome(run)), num(number(run.items)), cell(run.node), cell(run.error ? run.error.slice(0, 200) : '', 'small text-secondary text-break')])), { cls: 'table-sm' })])]) : null]
    }

    return () => page(t('nav.jobs'), {},
      card(null, h(Shown, { state: duties.state, again: duties.again, lines: 12 }, found => table(
        [t('name'), t('jobs.cadence'), t('status.label'), t('jobs.outcome'), numberHead('duty_items'), t('jobs.last'), t('jobs.next'), ''], found.items.map(row)))))
  }
})
