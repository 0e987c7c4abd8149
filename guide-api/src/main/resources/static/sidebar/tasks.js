// What headquarters wants done, nudged first; one tap carries it out.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post } from './api.js'
import { minute } from './format.js'
import { block, button, choice, Copyable, failed, pairs, Sheet, shown, useDoing, useLoad } from './ui.js'
import { carryOut, isInWeCom } from './wecom.js'

export const TasksView = {
  setup() {
    const { t } = useI18n()
    const state = ref('TODO')
    const open = ref(null)
    const outcome = ref(null)
    const listed = useLoad(() => get(`/assignments?state=${state.value}&limit=50`), state)
    const tapping = useDoing()
    // Tapped again after no answer came, it is the same tap.
    const keys = new Map()

    async function execute(task) {
      const done = await tapping.doing(task.id, async () => {
        if (!keys.has(task.id)) keys.set(task.id, newKey())
        const pageUrl = location.href.split('#')[0]
        const tap = await post(`/assignments/${task.id}/execution`, { pageUrl }, keys.get(task.id))
        keys.delete(task.id)
        return { task, tap, isSent: tap.mode === 'JSSDK' && isInWeCom ? await carryOut(tap.api, tap.payload) : null }
      })
      if (!done) return
      outcome.value = done
      listed.load({ isQuiet: true })
    }

    return () => [
      h('h1', { class: 'page__title' }, t('tab.tasks')),
      choice(t('tab.tasks'), [['TODO', t('tasks.todo')], ['DONE', t('tasks.done')]], state.value, (value) => {
        state.value = value
        listed.state.data = null
      }),
      tapping.failure.value ? failed(t, tapping.failure.value) : null,
      shown(
        t,
        listed,
        (page) => h('ul', { class: 'tiles' }, page.items.map((task) => tile(task, t))),
        (page) => !page.items.length,
        t(state.value === 'TODO' ? 'tasks.noneTodo' : 'tasks.noneDone'),
      ),
      open.value
        ? h(Sheet, { title: open.value.title, onClose: () => (open.value = null) }, () => h(TaskDetail, { id: open.value.id }))
        : null,
      outcome.value
        ? h(Sheet, { title: t('tasks.tapped'), onClose: () => (outcome.value = null) }, () => h(Outcome, outcome.value))
        : null,
    ]

    function tile(task, t) {
      return h('li', { class: 'tile', key: task.id }, [
        h('div', { class: 'tile__head' }, [
          h('button', { type: 'button', class: 'tile__title', onClick: () => (open.value = task) }, task.title),
          task.nudgedAt && state.value === 'TODO' ? h('span', { class: 'badge badge_red' }, t('tasks.nudged')) : null,
        ]),
        h('p', { class: 'tile__small' }, [
          t(`taskType.${task.type}`),
          task.targetCount ? ` · ${t('tasks.targets', { count: task.targetCount })}` : '',
          ` · ${t('tasks.until', { moment: minute(task.deadlineAt) })}`,
        ]),
        h('div', { class: 'tile__foot' }, [
          h('span', { class: 'tile__status' }, t(`taskStatus.${task.status}`)),
          state.value === 'TODO'
            ? button(t('tasks.execute'), () => execute(task), {
                isBusy: tapping.busy.value === task.id,
                'aria-label': t('tasks.executeOne', { title: task.title }),
              })
            : null,
        ]),
      ])
    }
  },
}

const TaskDetail = {
  props: { id: { type: String, required: true } },
  setup(props) {
    const { t } = useI18n()
    const reading = useLoad(() => get(`/assignments/${props.id}`))
    return () =>
      shown(t, reading, (task) => [
        task.instruction ? h('p', { class: 'said' }, task.instruction) : null,
        pairs([
          [t('tasks.status'), t(`taskStatus.${task.status}`)],
          [t('tasks.deadline'), minute(task.deadlineAt)],
          [t('tasks.progress'), task.goal ? `${task.progress} / ${task.goal}` : null],
          [t('tasks.sent'), task.targetCount ? `${task.sentCount} / ${task.targetCount}` : null],
          [t('tasks.evidence'), `${task.evidence || '—'} / ${task.minEvidence}`],
        ]),
        task.copyText ? block(t('tasks.copyText'), h(Copyable, { text: task.copyText, label: t('tasks.copyText') })) : null,
        task.materials.length
          ? block(
              t('tasks.materials'),
              h('ul', { class: 'chips' }, task.materials.map((one) => h('li', { class: 'chip' }, `${t(`materialKind.${one.kind}`)} · ${one.title}`))),
            )
          : null,
      ])
  },
}

const Outcome = {
  props: { task: { type: Object, required: true }, tap: { type: Object, required: true }, isSent: { type: Boolean, default: null } },
  setup(props) {
    const { t } = useI18n()
    return () => {
      if (props.tap.mode === 'WECOM_CONFIRM') {
        return h('p', { class: 'said' }, t('tasks.confirmInWeCom'))
      }
      if (props.tap.mode === 'IN_APP') {
        return [h('p', { class: 'said' }, t('tasks.inApp')), h(TaskDetail, { id: props.task.id })]
      }
      if (props.isSent !== null) {
        return h('p', { class: 'said' }, t(props.isSent ? 'tasks.sentInWeCom' : 'tasks.notSentInWeCom'))
      }
      const text = [props.tap.payload.text.content, ...props.tap.payload.attachments.map(address)].filter(Boolean).join('\n')
      return [h('p', { class: 'said' }, t('tasks.outsideWeCom')), h(Copyable, { text, label: t('tasks.copyText') })]
    }
  },
}

function address(attachment) {
  return attachment.miniprogram ? attachment.miniprogram.page : attachment.link ? attachment.link.url : ''
}
