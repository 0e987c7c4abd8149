// The customer beside the chat: seven blocks out of one answer.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from './api.js'
import { couponWorth, day, minute, percent, yuan } from './format.js'
import { block, button, failed, figures, nothing, pairs, Sheet, shown, useDoing, useLoad } from './ui.js'

const STAGE_COLOUR = { PROSPECT: 'grey', NEW: 'blue', ACTIVE: 'green', AT_RISK: 'amber', DORMANT: 'red' }

export const CustomerView = {
  props: { customer: { type: String, default: '' } },
  emits: ['go', 'card'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const reading = useLoad(
      async () => {
        if (!props.customer) return null
        const card = await get(`/customers/${encodeURIComponent(props.customer)}/card`)
        emit('card', card)
        return card
      },
      () => props.customer,
    )
    const isTagging = ref(false)
    return () => [
      shown(
        t,
        reading,
        (card) => whole(card, t, emit, () => (isTagging.value = true)),
        (card) => !card,
        t('customer.none'),
      ),
      isTagging.value
        ? h(Sheet, { title: t('block.tags'), onClose: () => (isTagging.value = false) }, () =>
            h(TagEditor, {
              customer: reading.state.data.externalUserId,
              own: reading.state.data.tags.filter((tag) => tag.isOwn).map((tag) => tag.tagId),
              onDone: () => {
                isTagging.value = false
                reading.load({ isQuiet: true })
              },
            }),
          )
        : null,
    ]
  },
}

/** The tags of headquarters, those that are given marked; saved in one go. */
const TagEditor = {
  props: { customer: { type: String, required: true }, own: { type: Array, required: true } },
  emits: ['done'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const choices = useLoad(() => get('/tag-groups'))
    const chosen = ref(new Set(props.own))
    const saving = useDoing()
    function toggle(id) {
      const next = new Set(chosen.value)
      if (!next.delete(id)) next.add(id)
      chosen.value = next
    }
    async function save() {
      const add = [...chosen.value].filter((id) => !props.own.includes(id))
      const remove = props.own.filter((id) => !chosen.value.has(id))
      if (await saving.doing('save', () => post(`/customers/${encodeURIComponent(props.customer)}/tags`, { add, remove }))) emit('done')
    }
    return () =>
      shown(
        t,
        choices,
        (page) => [
          ...page.items
            .filter((group) => group.tags.length)
            .map((group) => [
              h('h3', { class: 'block__sub' }, group.name),
              h(
                'div',
                { class: 'chips', role: 'group', 'aria-label': group.name },
                group.tags.map((tag) =>
                  h(
                    'button',
                    {
                      type: 'button',
                      class: ['chip', 'chip_choice', chosen.value.has(tag.id) && 'chip_on'],
                      'aria-pressed': chosen.value.has(tag.id),
                      onClick: () => toggle(tag.id),
                    },
                    tag.name,
                  ),
                ),
              ),
            ]),
          saving.failure.value ? failed(t, saving.failure.value) : null,
          h('div', { class: 'actions' }, [button(t('customer.saveTags'), save, { isMini: false, isBusy: saving.busy.value === 'save' })]),
        ],
        (page) => !page.items.some((group) => group.tags.length),
        t('customer.noTagsToChoose'),
      )
  },
}

function whole(card, t, emit, tag) {
  const { profile } = card
  return h('div', { class: 'card' }, [
    h('header', { class: 'person' }, [
      h('div', { class: 'person__face', 'aria-hidden': 'true' }, [...(profile.name || '?')][0]),
      h('div', { class: 'person__text' }, [
        h('h1', { class: 'person__name' }, [
          profile.name || t('customer.unnamed'),
          h('span', { class: ['badge', `badge_${STAGE_COLOUR[card.lifecycle.stage]}`] }, t(`stage.${card.lifecycle.stage}`)),
        ]),
        h(
          'p',
          { class: 'person__small' },
          profile.friendSinceAt ? t('customer.friendSince', { day: day(profile.friendSinceAt) }) : t('customer.boundOnly'),
        ),
        card.memberId ? null : h('p', { class: 'person__small' }, t('customer.noMember')),
        profile.isOptedOut ? h('p', { class: 'person__small person__small_bad' }, t('customer.optedOut')) : null,
      ]),
    ]),
    h('div', { class: 'actions' }, [
      button(t('customer.share'), () => emit('go', 'share')),
      button(t('customer.tryOn'), () => emit('go', 'onsite'), { kind: 'default' }),
    ]),
    block(t('block.upcoming'), upcoming(card.upcoming, t)),
    block(
      t('block.tags'),
      [
        card.tags.length
          ? h('ul', { class: 'chips' }, card.tags.map((one) => h('li', { class: 'chip', title: one.group }, one.name)))
          : nothing(t('customer.noTags')),
        card.externalUserId ? h('div', { class: 'actions' }, [button(t('customer.editTags'), tag, { kind: 'default' })]) : null,
      ],
    ),
    block(
      t('block.profile'),
      pairs([
        [t('profile.nickname'), profile.nickname],
        [t('profile.phone'), profile.phone],
        [t('profile.memberSince'), day(profile.memberSinceAt)],
        [t('profile.homeStore'), profile.homeStore],
        [t('profile.channel'), profile.channel],
        [
          t('profile.binding'),
          profile.binding
            ? t(profile.binding.own ? 'profile.bindingOwn' : 'profile.bindingOther', {
                guide: profile.binding.guideName,
                day: day(profile.binding.protectedUntilAt),
              })
            : t('profile.unbound'),
        ],
        [
          t('profile.marketing'),
          profile.wantsMarketing === null || profile.wantsMarketing === undefined
            ? t('profile.marketingUnknown')
            : t(profile.wantsMarketing ? 'profile.marketingYes' : 'profile.marketingNo'),
        ],
      ]),
    ),
    block(t('block.lifecycle'), [
      pairs([
        [t('lifecycle.first'), day(card.lifecycle.firstPurchaseOn)],
        [t('lifecycle.last'), day(card.lifecycle.lastPurchaseOn)],
      ]),
      h('p', { class: 'why' }, card.lifecycle.why),
    ]),
    block(t('block.analysis'), analysis(card.analysis, t)),
    block(t('block.finance'), finance(card.finance, t)),
    block(t('block.history'), history(card.history, t)),
  ])
}

function upcoming(block, t) {
  return [
    block.expectedOn ? h('p', { class: 'expected' }, t('upcoming.expected', { day: day(block.expectedOn) })) : null,
    h('p', { class: 'why' }, block.why),
    block.cart.length
      ? [
          h('h3', { class: 'block__sub' }, t('upcoming.cart')),
          h(
            'ul',
            { class: 'rows' },
            block.cart.map((line) => row(`${line.product} · ${line.detail}`, `×${line.count}`)),
          ),
        ]
      : null,
  ]
}

function analysis(block, t) {
  if (!block.orders) return nothing(t('analysis.none'))
  return [
    figures([
      [t('analysis.orders'), String(block.orders)],
      [t('analysis.average'), yuan(block.averageOrderFen)],
      [t('analysis.returns'), percent(block.returnRateBp)],
    ]),
    liked(t('analysis.categories'), block.categories, t),
    liked(t('analysis.brands'), block.brands, t),
    liked(t('analysis.specs'), block.specs, t),
  ]
}

function liked(title, items, t) {
  if (!items.length) return null
  return [
    h('h3', { class: 'block__sub' }, title),
    h('ul', { class: 'chips' }, items.map((item) => h('li', { class: 'chip' }, `${item.name} ${t('analysis.units', { count: item.units })}`))),
  ]
}

function finance(block, t) {
  return [
    figures([
      [t('finance.net'), yuan(block.netFen), true],
      [t('finance.year'), yuan(block.netOfYearFen)],
      [t('finance.refunded'), yuan(block.refundedFen)],
    ]),
    block.unpaidOrders
      ? h('p', { class: 'hint hint_amber' }, t('finance.unpaid', { count: block.unpaidOrders, sum: yuan(block.unpaidFen) }))
      : null,
    h('h3', { class: 'block__sub' }, t('finance.coupons')),
    block.coupons.length
      ? h(
          'ul',
          { class: 'rows' },
          block.coupons.map((coupon) =>
            row([coupon.name, h('small', couponWorth(coupon, t))], t('finance.until', { day: day(coupon.validUntilAt) })),
          ),
        )
      : nothing(t('finance.noCoupons')),
  ]
}

function history(block, t) {
  const touched = [...block.touches.map((trace) => ({ ...trace, kind: 'touch' })), ...block.views.map((trace) => ({ ...trace, kind: 'view' }))]
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, 6)
  return [
    block.orders.length
      ? h(
          'ul',
          { class: 'rows' },
          block.orders.map((order) =>
            row(
              [
                order.lines.map((line) => `${line.title} ${line.spec} ×${line.quantity}`).join('；'),
                h('small', `${minute(order.placedAt)} · ${t(`orderStatus.${order.status}`)}`),
              ],
              yuan(order.payableFen),
            ),
          ),
        )
      : nothing(t('history.noOrders')),
    h('h3', { class: 'block__sub' }, t('history.traces')),
    touched.length
      ? h(
          'ul',
          { class: 'rows' },
          touched.map((trace) =>
            row([t(`history.${trace.kind}`, { product: trace.product || t('history.shop') }), trace.kind === 'view' ? h('small', t('history.times', { count: trace.count })) : null], minute(trace.at)),
          ),
        )
      : nothing(t('history.noTraces')),
  ]
}

export function row(left, right, attributes = {}) {
  return h('li', { class: 'row', ...attributes }, [h('div', { class: 'row__left' }, left), h('div', { class: 'row__right' }, right)])
}
