import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRouter } from 'vue-router'
import { get } from '../api.js'
import { moment, number } from '../format.js'
import { icon } from '../icons.js'
import { numberHead } from '../metrics.js'
import { card, cell, linkRow, moreButton, num, page, select, Shown, Status, table, useList } from '../parts.js'
import { hasRole } from '../session.js'

const STATUSES = ['DRAFT', 'PENDING_APPROVAL', 'SCHEDULED', 'DISPATCHING', 'RUNNING', 'PAUSED', 'ENDED', 'CANCELLED']
const asked = reactive({ status: '' })

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const router = useRouter()
    const list = useList(cursor => get('/tasks', { status: asked.status, cursor, limit: 20 }))
    return () => page(t('nav.tasks'), {
      actions: [
        select(t('status.label'), asked.status, [['', t('all')], ...STATUSES.map(status => [status, t('status.' + status)])], value => { asked.status = value; list.again() }),
        hasRole('HQ_OPERATOR') ? h(RouterLink, { to: '/tasks/new', class: 'btn btn-primary' }, () => [icon('plus'), t('tasks.create')]) : null
      ]
    }, card(null, [h(Shown, { state: list.state, again: list.again, lines: 10 }, tasks => table(
      [t('tasks.title'), t('tasks.type'), t('status.label'), t('tasks.start'), t('tasks.deadline'), numberHead('task_required', t('tasks.audience'))],
      tasks.map(task => linkRow(() => router.push('/tasks/' + task.id), [
        cell(h('a', { href: '#/tasks/' + task.id, tabindex: -1, onClick: event => event.stopPropagation() }, task.title)),
        cell(t('type.' + task.type)), cell(h(Status, { of: task.status })), cell(moment(task.startAt), 'nowrap'), cell(moment(task.deadlineAt), 'nowrap'), num(number(task.audienceSize))
      ], task.id)))), moreButton(list, t)]))
  }
})
