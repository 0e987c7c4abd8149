// My own performance, what I have earned and why, and taking it out.

import { computed, h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post } from './api.js'
import { fenOf, minute, percent, yuan } from './format.js'
import { block, button, failed, field, figures, pairs, Sheet, shown, useDoing, useLoad } from './ui.js'
import { row } from './customer.js'

const PAGE = 20

export const MoneyView = {
  setup() {
    const { t } = useI18n()
    const balance = useLoad(() => get('/earnings'))
    const withdrawing = ref(false)
    const taken = useLoad(() => get('/withdrawals?limit=10'))
    function changed() {
      balance.load({ isQuiet: true })
      taken.load({ isQuiet: true })
    }
    return () => [
      h('h1', { class: 'page__title' }, t('tab.me')),
      block(
        t('money.balance'),
        shown(t, balance, (money) => [
          figures([
            [t('money.available'), yuan(money.availableFen), true],
            [t('money.pending'), yuan(money.pendingFen)],
            [t('money.frozen'), yuan(money.frozenFen)],
          ]),
          figures([
            [t('money.withdrawing'), yuan(money.withdrawingFen)],
            [t('money.paid'), yuan(money.paidFen)],
            ...(money.debtFen ? [[t('money.debt'), yuan(money.debtFen)]] : []),
          ]),
          h('div', { class: 'actions' }, [button(t('money.withdraw'), () => (withdrawing.value = true))]),
        ]),
      ),
      h(Performance),
      h(Entries),
      block(
        t('money.withdrawals'),
        shown(
          t,
          taken,
          (page) => h('ul', { class: 'rows' }, page.items.map((one) => h(Withdrawal, { one, key: one.id, onChanged: changed }))),
          (page) => !page.items.length,
          t('money.noWithdrawals'),
        ),
      ),
      withdrawing.value
        ? h(Sheet, { title: t('money.withdraw'), onClose: () => (withdrawing.value = false) }, () =>
            h(Withdraw, {
              available: balance.state.data ? balance.state.data.availableFen : 0,
              onDone: () => {
                withdrawing.value = false
                changed()
              },
            }),
          )
        : null,
    ]
  },
}

const Performance = {
  setup() {
    const { t } = useI18n()
    const reading = useLoad(async () => {
      const [sales, targets, board] = await Promise.all([
        get('/performance'),
        get('/targets'),
        get('/leaderboard?limit=1'),
      ])
      return { sales, targets: targets.items.filter((one) => one.target), board }
    })
    return () =>
      block(
        t('performance.title'),
        shown(t, reading, ({ sales, targets, board }) => [
          figures([
            [t('performance.netSales'), yuan(sales.netSalesFen), true],
            [t('performance.orders'), String(sales.orders)],
            [t('performance.commission'), yuan(sales.commissionFen)],
          ]),
          h('p', { class: 'why' }, board.me && board.me.rank ? t('performance.rank', { rank: board.me.rank, of: board.ranked }) : t('performance.noRank')),
          h('h3', { class: 'block__sub' }, t('performance.targets')),
          targets.length
            ? h(
                'ul',
                { class: 'rows' },
                targets.map((one) =>
                  row(
                    [
                      t(`targetKind.${one.kind}`),
                      h('progress', { class: 'bar', max: 10000, value: Math.min(one.attainmentBp || 0, 10000), 'aria-label': t(`targetKind.${one.kind}`) }),
                    ],
                    [h('div', `${figure(one.actual)} / ${figure(one.target)}`), h('small', one.attainmentBp === null ? '' : percent(one.attainmentBp))],
                  ),
                ),
              )
            : h('p', { class: 'nothing' }, t('performance.noTargets')),
        ]),
      )
  },
}

function figure(one) {
  if (!one) return '—'
  if (one.amountFen !== null && one.amountFen !== undefined) return yuan(one.amountFen)
  if (one.count !== null && one.count !== undefined) return String(one.count)
  return percent(one.rateBp)
}

const Entries = {
  setup() {
    const { t } = useI18n()
    const rest = ref([])
    const next = ref(null)
    const more = useDoing()
    const open = ref(null)
    const first = useLoad(async () => {
      const page = await get(`/earnings/entries?limit=${PAGE}`)
      rest.value = []
      next.value = page.nextCursor
      return page
    })
    async function onwards() {
      const page = await more.doing('more', () => get(`/earnings/entries?limit=${PAGE}&cursor=${encodeURIComponent(next.value)}`))
      if (!page) return
      rest.value = [...rest.value, ...page.items]
      next.value = page.nextCursor
    }
    return () =>
      block(
        t('money.entries'),
        [
          shown(
            t,
            first,
            (page) => [
              h(
                'ul',
                { class: 'rows' },
                [...page.items, ...rest.value].map((entry) =>
                  row(
                    [
                      h('div', t(`entryKind.${entry.kind}`)),
                      h('small', `${minute(entry.occurredAt)} · ${t(`accrualStatus.${entry.status}`)}`),
                    ],
                    [
                      h('div', { class: entry.amountFen < 0 ? 'minus' : 'plus' }, yuan(entry.amountFen)),
                      button(t('money.why'), () => (open.value = entry), {
                        kind: 'default',
                        'aria-label': t('money.whyOne', { amount: yuan(entry.amountFen) }),
                      }),
                    ],
                    { key: entry.id },
                  ),
                ),
              ),
              next.value ? button(t('state.more'), onwards, { kind: 'default', isBusy: more.busy.value === 'more' }) : null,
              more.failure.value ? failed(t, more.failure.value, onwards) : null,
            ],
            (page) => !page.items.length,
            t('money.noEntries'),
          ),
          open.value ? h(Sheet, { title: t('money.why'), onClose: () => (open.value = null) }, () => h(Why, { entry: open.value })) : null,
        ],
      )
  },
}

const Why = {
  props: { entry: { type: Object, required: true } },
  setup(props) {
    const { t } = useI18n()
    const tracing = useLoad(() => get(`/earnings/${props.entry.accrualId}/trace`))
    return () => [
      h('p', { class: 'said' }, props.entry.why),
      pairs([
        [t('money.amount'), yuan(props.entry.amountFen)],
        [t('money.status'), t(`accrualStatus.${props.entry.status}`)],
        [t('money.releaseAt'), minute(props.entry.releaseAt)],
        [t('money.order'), props.entry.orderId],
      ]),
      shown(t, tracing, (trace) => [
        trace.line
          ? pairs([
              [t('money.goods'), `${trace.line.title} ${trace.line.spec} ×${trace.line.quantity}`],
              [t('money.paidLine'), yuan(trace.line.paidFen)],
              [t('money.refundedLine'), trace.line.refundedFen ? yuan(trace.line.refundedFen) : ''],
              [t('money.rate'), trace.rule.rateBp === null || trace.rule.rateBp === undefined ? (trace.rule.fixedFen ? yuan(trace.rule.fixedFen) : '') : percent(trace.rule.rateBp)],
            ])
          : null,
        h('h3', { class: 'block__sub' }, t('money.steps')),
        h(
          'ol',
          { class: 'steps' },
          trace.steps.map((step) =>
            h('li', { key: step.entryId }, [
              h('div', { class: 'steps__head' }, [h('span', t(`entryKind.${step.kind}`)), h('span', yuan(step.amountFen))]),
              h('p', { class: 'why' }, step.why),
              step.formula ? h('code', { class: 'formula' }, step.formula) : null,
            ]),
          ),
        ),
      ]),
    ]
  },
}

const Withdraw = {
  props: { available: { type: Number, required: true } },
  emits: ['done'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const typed = ref(String(props.available / 100))
    const channel = ref('WECHAT_TRANSFER')
    const asking = useDoing()
    const amount = computed(() => fenOf(typed.value))
    let wish = { key: newKey(), said: '' }
    async function ask(event) {
      event.preventDefault()
      const body = { amountFen: amount.value, channel: channel.value }
      const said = JSON.stringify(body)
      if (wish.said && wish.said !== said) wish = { key: newKey(), said }
      wish.said = said
      if (await asking.doing('ask', () => post('/withdrawals', body, wish.key))) emit('done')
    }
    return () =>
      h('form', { class: 'form', onSubmit: ask }, [
        h('p', { class: 'said' }, t('money.mostIs', { sum: yuan(props.available) })),
        field(
          t('money.amountYuan'),
          h('input', {
            class: 'field__input',
            inputmode: 'decimal',
            required: true,
            value: typed.value,
            'aria-invalid': amount.value === null,
            onInput: (event) => (typed.value = event.target.value),
          }),
        ),
        field(
          t('money.channel'),
          h(
            'select',
            { class: 'field__input', value: channel.value, onChange: (event) => (channel.value = event.target.value) },
            ['WECHAT_TRANSFER', 'PAYROLL_EXPORT'].map((one) => h('option', { value: one }, t(`channel.${one}`))),
          ),
        ),
        asking.failure.value ? failed(t, asking.failure.value) : null,
        h(
          'button',
          { type: 'submit', class: 'weui-btn weui-btn_primary', disabled: !amount.value || asking.busy.value === 'ask' },
          asking.busy.value === 'ask' ? t('state.loading') : t('money.ask'),
        ),
      ])
  },
}

const Withdrawal = {
  props: { one: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const cancelling = useDoing()
    async function cancel() {
      if (await cancelling.doing('cancel', () => post(`/withdrawals/${props.one.id}/cancellation`))) emit('changed')
    }
    return () => {
      const { one } = props
      return row(
        [
          h('div', t(`withdrawalStatus.${one.status}`)),
          h('small', `${minute(one.requestedAt)} · ${t(`channel.${one.channel}`)}`),
          one.failReason ? h('small', { class: 'minus' }, one.failReason) : null,
          one.status === 'WAIT_USER_CONFIRM' ? h('small', t('money.confirmInWeChat')) : null,
          cancelling.failure.value ? failed(t, cancelling.failure.value) : null,
        ],
        [
          h('div', yuan(one.amountFen)),
          ['REQUESTED', 'APPROVED', 'WAIT_USER_CONFIRM'].includes(one.status)
            ? button(t('money.cancel'), cancel, { kind: 'default', isBusy: cancelling.busy.value === 'cancel' })
            : null,
        ],
      )
    }
  },
}
