// Orders that shoppers fetch in this store: laid out, and handed over against the shopper's code.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from './api.js'
import { row } from './customer.js'
import { day, minute } from './format.js'
import { badge, block, button, failed, further, shown, useDoing, useList } from './ui.js'

const PAGE = 10
const STATE_COLOUR = { CHOSEN: 'amber', READY: 'blue', HANDED_OUT: 'green' }

export const PickUps = {
  setup() {
    const { t } = useI18n()
    const waiting = useList((cursor) => get(`/pick-ups?limit=${PAGE}${cursor}`))
    return () =>
      block(t('pickup.title'), [
        shown(
          t,
          waiting.first,
          () =>
            h(
              'ul',
              { class: 'rows' },
              waiting.items().map((one) => h(PickUp, { key: one.orderId, one, onChanged: () => waiting.first.load({ isQuiet: true }) })),
            ),
          (page) => !page.items.length,
          t('pickup.none'),
        ),
        further(t, waiting),
      ])
  },
}

const PickUp = {
  props: { one: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const code = ref('')
    const doing = useDoing()
    async function act(what, body) {
      if (await doing.doing(what, () => post(`/pick-ups/${props.one.orderId}/${what}`, body))) emit('changed')
    }
    return () => {
      const { one } = props
      return row(
        [
          h('div', `${t('money.order')} ${one.orderId}`),
          h('small', one.handedOutAt ? minute(one.handedOutAt) : one.validUntil ? t('pickup.until', { day: day(one.validUntil) }) : minute(one.chosenAt)),
          one.state === 'READY'
            ? h(
                'form',
                {
                  class: 'search',
                  onSubmit: (event) => {
                    event.preventDefault()
                    act('handover', { code: code.value.trim() })
                  },
                },
                [
                  h('input', {
                    class: 'search__input',
                    'aria-label': t('pickup.code'),
                    placeholder: t('pickup.code'),
                    required: true,
                    maxlength: 32,
                    value: code.value,
                    onInput: (event) => (code.value = event.target.value),
                  }),
                  h('button', { type: 'submit', class: 'weui-btn weui-btn_mini weui-btn_primary', disabled: Boolean(doing.busy.value) }, t('pickup.handOver')),
                ],
              )
            : null,
          doing.failure.value ? failed(t, doing.failure.value) : null,
        ],
        [
          badge(t(`pickupState.${one.state}`), STATE_COLOUR[one.state]),
          one.state === 'CHOSEN' ? button(t('pickup.ready'), () => act('readiness'), { kind: 'default', isBusy: doing.busy.value === 'readiness' }) : null,
        ],
      )
    }
  },
}
