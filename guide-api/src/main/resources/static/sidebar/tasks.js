// What headquarters wants done, nudged first; one tap carries it out.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post } from './api.js'
import { minute } from './format.js'
import { Reviews } from './reviews.js'
import { badge, block, button, choice, Copyable, failed, further, pairs, Sheet, shown, useDoing, useList, useLoad } from './ui.js'
import { carryOut, isInWeCom } from './wecom.js'
import { Work, WORKS } from './work.js'

const PAGE = 50
const STATUS_COLOUR = { DONE: 'green', DONE_UNVERIFIED: 'amber', EXECUTING: 'blue', PARTIAL: 'blue', EXPIRED: 'red', FAILED: 'red' }
const DELIVERY_COLOUR = { SENT: 'green', FAIL_NOT_FRIEND: 'red', FAIL_QUOTA: 'red' }
// Whom these go to can be told one by one.
const HAVE_TARGETS = ['SEND_1V1', 'SEND_GROUP']
// Ours to count: no tap is needed, and none could make more of it.
const COUNTED = ['INVITE_GROUP', 'ADD_FRIEND']

export const TasksView = {
  props: { role: { type: String, default: '' } },
  setup(props) {
    const { t } = useI18n()
    const state = ref('TODO')
    const open = ref(null)
    const outcome = ref(null)
    const listed = useList(
      async (cursor) => (state.value === 'REVIEW' ? { items: [], nextCursor: null } : get(`/assignments?state=${state.value}&limit=${PAGE}${cursor}`)),
      state,
    )
    const tapping = useDoing()
    const again = () => listed.first.load({ isQuiet: true })
    // Tapped again after no answer came, it is the same tap.
    const keys = new Map()

    async function execute(task) {
      if (COUNTED.includes(task.type)) {
        open.value = task
        return
      }
      const done = await tapping.doing(task.id, async () => {
        if (!keys.has(task.id)) keys.set(task.id, newKey())
        const pageUrl = location.href.split('#')[0]
        const tap = await post(`/assignments/${task.id}/execution`, { pageUrl }, keys.get(task.id))
        keys.delete(task.id)
        return { task, tap, isSent: tap.mode === 'JSSDK' && isInWeCom ? await carryOut(tap.api, tap.payload) : null }
      })
      if (!done) return
      // What is worked on here opens; what WeCom does is told of.
      if (WORKS.includes(task.type)) open.value = task
      else outcome.value = done
      again()
    }

    const choices = () => [['TODO', t('tasks.todo')], ['DONE', t('tasks.done')], ...(props.role === 'MANAGER' ? [['REVIEW', t('tasks.review')]] : [])]

    return () => [
      h('h1', { class: 'page__title' }, t('tab.tasks')),
      choice(t('tab.tasks'), choices(), state.value, (value) => {
        listed.first.state.data = null
        state.value = value
      }),
      tapping.failure.value ? failed(t, tapping.failure.value) : null,
      state.value === 'REVIEW'
        ? h(Reviews)
        : [
            shown(
              t,
              listed.first,
              () => h('ul', { class: 'tiles' }, listed.items().map((task) => tile(task, t))),
              (page) => !page.items.length,
              t(state.value === 'TODO' ? 'tasks.noneTodo' : 'tasks.noneDone'),
            ),
            further(t, listed),
          ],
      open.value
        ? h(Sheet, { title: open.value.title, onClose: () => (open.value = null) }, () => h(TaskDetail, { id: open.value.id, onChanged: again }))
        : null,
      outcome.value
        ? h(Sheet, { title: t('tasks.tapped'), onClose: () => (outcome.value = null) }, () => h(Outcome, { ...outcome.value, onChanged: again }))
        : null,
    ]

    function tile(task, t) {
      const act = t(`act.${task.type}`)
      return h('li', { class: 'tile', key: task.id }, [
        h('div', { class: 'tile__head' }, [
          h('button', { type: 'button', class: 'tile__title', onClick: () => (open.value = task) }, task.title),
          task.nudgedAt && state.value === 'TODO' ? badge(t('tasks.nudged'), 'red') : null,
        ]),
        h('p', { class: 'tile__small' }, [
          t(`taskType.${task.type}`),
          task.targetCount ? ` · ${t('tasks.targets', { count: task.targetCount })}` : '',
          ` · ${t('tasks.until', { moment: minute(task.deadlineAt) })}`,
        ]),
        h('div', { class: 'tile__foot' }, [
          badge(t(`taskStatus.${task.status}`), STATUS_COLOUR[task.status]),
          state.value === 'TODO'
            ? button(act, () => execute(task), { isBusy: tapping.busy.value === task.id, 'aria-label': t('tasks.executeOne', { act, title: task.title }) })
            : button(t('tasks.look'), () => (open.value = task), { kind: 'default', 'aria-label': t('tasks.executeOne', { act: t('tasks.look'), title: task.title }) }),
        ]),
      ])
    }
  },
}

const TaskDetail = {
  props: { id: { type: String, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t, te } = useI18n()
    const reading = useLoad(() => get(`/assignments/${props.id}`))
    function changed() {
      reading.load({ isQuiet: true })
      emit('changed')
    }
    return () =>
      shown(t, reading, (task) => [
        task.instruction ? h('p', { class: 'said' }, task.instruction) : null,
        pairs([
          [t('tasks.status'), badge(t(`taskStatus.${task.status}`), STATUS_COLOUR[task.status])],
          [t('tasks.reason'), task.reason && (te(`reason.${task.reason}`) ? t(`reason.${task.reason}`) : task.reason)],
          [t('tasks.deadline'), minute(task.deadlineAt)],
          [t('tasks.progress'), task.type !== 'TRAINING' && task.goal > 1 ? `${task.progress} / ${task.goal}` : null],
          [t('tasks.sent'), HAVE_TARGETS.includes(task.type) && task.targetCount ? `${task.sentCount} / ${task.targetCount}` : null],
          [t('tasks.evidence'), task.evidence ? t(`evidence.${task.evidence}`) : t('tasks.noEvidence')],
          [t('tasks.minEvidence'), t(`evidence.${task.minEvidence}`)],
        ]),
        task.type === 'INVITE_GROUP' ? h('p', { class: 'hint' }, t('tasks.inviteHow')) : null,
        task.copyText ? block(t('tasks.copyText'), h(Copyable, { text: task.copyText, label: t('tasks.copyText') })) : null,
        task.materials.length
          ? block(
              t('tasks.materials'),
              h('ul', { class: 'chips' }, task.materials.map((one) => h('li', { class: 'chip' }, `${t(`materialKind.${one.kind}`)} · ${one.title}`))),
            )
          : null,
        WORKS.includes(task.type) ? h(Work, { task, onChanged: changed }) : null,
        HAVE_TARGETS.includes(task.type) && task.targetCount ? h(Targets, { id: task.id }) : null,
      ])
  },
}

/** Whom it goes to, and whether it has come there. */
const Targets = {
  props: { id: { type: String, required: true } },
  setup(props) {
    const { t } = useI18n()
    const listed = useList((cursor) => get(`/assignments/${props.id}/targets?limit=${PAGE}${cursor}`))
    return () =>
      block(t('tasks.whom'), [
        shown(
          t,
          listed.first,
          () =>
            h(
              'ul',
              { class: 'rows' },
              listed.items().map((one) =>
                h('li', { class: 'row', key: one.externalId }, [
                  h('div', { class: 'row__left' }, one.name || t('customer.unnamed')),
                  h('div', { class: 'row__right' }, badge(t(`delivery.${one.status}`), DELIVERY_COLOUR[one.status])),
                ]),
              ),
            ),
          (page) => !page.items.length,
          t('tasks.nobody'),
        ),
        further(t, listed),
      ])
  },
}

const Outcome = {
  props: { task: { type: Object, required: true }, tap: { type: Object, required: true }, isSent: { type: Boolean, default: null } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const claiming = useDoing()
    const claimed = ref(null)
    async function claim() {
      claimed.value = await claiming.doing('claim', () => post(`/assignments/${props.task.id}/progress`))
      if (claimed.value) emit('changed')
    }
    return () => {
      if (props.tap.mode === 'WECOM_CONFIRM') {
        return h('p', { class: 'said' }, t('tasks.confirmInWeCom'))
      }
      if (props.tap.mode === 'IN_APP') {
        return [h('p', { class: 'said' }, t('tasks.inApp')), h(TaskDetail, { id: props.task.id, onChanged: () => emit('changed') })]
      }
      if (props.isSent) return h('p', { class: 'said' }, t('tasks.sentInWeCom'))
      const text = [props.tap.payload.text.content, ...props.tap.payload.attachments.map(address)].filter(Boolean).join('\n')
      return [
        h('p', { class: 'said' }, t(props.isSent === false ? 'tasks.notSentInWeCom' : 'tasks.outsideWeCom')),
        h(Copyable, { text, label: t('tasks.copyText') }),
        claimed.value
          ? h('p', { class: 'hint hint_amber', role: 'status' }, t('tasks.claimed', { status: t(`taskStatus.${claimed.value.status}`) }))
          : h('div', { class: 'actions' }, [button(t('tasks.claim'), claim, { kind: 'default', isBusy: claiming.busy.value === 'claim' })]),
        claiming.failure.value ? failed(t, claiming.failure.value, claim) : null,
      ]
    }
  },
}

function address(attachment) {
  return attachment.miniprogram ? attachment.miniprogram.page : attachment.link ? attachment.link.url : ''
}
