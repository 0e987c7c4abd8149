// What guides of a manager's stores have handed in and nobody has looked at yet.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from './api.js'
import { button, failed, field, further, shown, useDoing, useList } from './ui.js'
import { ProofShown } from './work.js'

const PAGE = 20

export const Reviews = {
  setup() {
    const { t } = useI18n()
    const waiting = useList((cursor) => get(`/proof-reviews?limit=${PAGE}${cursor}`))
    return () => [
      shown(
        t,
        waiting.first,
        () =>
          h(
            'ul',
            { class: 'tiles' },
            waiting.items().map((proof) =>
              h('li', { class: 'tile', key: proof.id, 'data-proof': proof.id }, [
                h('div', { class: 'tile__name' }, proof.taskTitle),
                proof.instruction ? h('p', { class: 'tile__small' }, proof.instruction) : null,
                h(ProofShown, { proof, who: proof.guideName || '' }),
                h(Decision, { proof, onDone: () => waiting.first.load({ isQuiet: true }) }),
              ]),
            ),
          ),
        (page) => !page.items.length,
        t('review.none'),
      ),
      further(t, waiting),
    ]
  },
}

const Decision = {
  props: { proof: { type: Object, required: true } },
  emits: ['done'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const isRejecting = ref(false)
    const reason = ref('')
    const deciding = useDoing()
    async function decide(decision) {
      const body = { decision, ...(decision === 'REJECTED' ? { reason: reason.value.trim() } : {}) }
      if (await deciding.doing(decision, () => post(`/proof-reviews/${props.proof.id}/decision`, body))) emit('done')
    }
    return () => [
      isRejecting.value
        ? h(
            'form',
            {
              class: 'form form_inset',
              onSubmit: (event) => {
                event.preventDefault()
                decide('REJECTED')
              },
            },
            [
              field(
                t('review.reason'),
                h('textarea', { class: 'field__input', rows: 2, maxlength: 500, required: true, value: reason.value, onInput: (event) => (reason.value = event.target.value) }),
              ),
              h('div', { class: 'actions' }, [
                h('button', { type: 'submit', class: 'weui-btn weui-btn_mini weui-btn_warn', disabled: !reason.value.trim() || Boolean(deciding.busy.value) }, t('review.reject')),
                button(t('state.cancel'), () => (isRejecting.value = false), { kind: 'default' }),
              ]),
            ],
          )
        : h('div', { class: 'actions' }, [
            button(t('review.approve'), () => decide('APPROVED'), { isBusy: deciding.busy.value === 'APPROVED' }),
            button(t('review.reject'), () => (isRejecting.value = true), { kind: 'default' }),
          ]),
      deciding.failure.value ? failed(t, deciding.failure.value) : null,
    ]
  },
}
