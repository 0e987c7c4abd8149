// A product, a material or a coupon for the customer, behind a link of the guide's own.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post } from './api.js'
import { couponWorth, day, yuan } from './format.js'
import { button, choice, Copyable, failed, Picture, Sheet, shown, useDoing, useLoad } from './ui.js'
import { isInWeCom, sendCard } from './wecom.js'

export const ShareView = {
  props: { card: { type: Object, default: null }, settings: { type: Object, required: true } },
  setup(props) {
    const { t } = useI18n()
    const kind = ref('product')
    const shared = ref(null)
    const making = useDoing()

    async function link(title, target, id) {
      const made = await making.doing(id, () => post('/share-tokens', target))
      if (made) shared.value = { title, path: made.miniProgramPath, token: made.token, until: made.expiresAt }
    }

    async function give(quota, key) {
      const memberId = props.card && props.card.memberId
      const made = await making.doing(quota.templateId, () =>
        post('/coupon-issues', { templateId: quota.templateId, ...(memberId ? { memberId } : {}) }, key),
      )
      if (made) shared.value = { title: quota.name, path: made.miniProgramPath, until: made.expiresAt }
      return made
    }

    return () => [
      h('h1', { class: 'page__title' }, t('tab.share')),
      choice(
        t('share.what'),
        ['product', 'material', 'coupon'].map((value) => [value, t(`share.${value}`)]),
        kind.value,
        (value) => {
          kind.value = value
          making.failure.value = null
        },
      ),
      making.failure.value ? failed(t, making.failure.value) : null,
      kind.value === 'product'
        ? h(ProductPicker, {
            key: 'product',
            action: t('share.makeLink'),
            busy: making.busy.value,
            onPick: (product) => link(product.title, { productId: product.id }, product.id),
          })
        : kind.value === 'material'
          ? h(Materials, {
              key: 'material',
              busy: making.busy.value,
              onPick: (one) => link(one.title, one.kind === 'LOOK' ? { lookId: one.id } : { materialId: one.id }, one.id),
            })
          : h(Coupons, { key: 'coupon', card: props.card, busy: making.busy.value, give }),
      shared.value
        ? h(Sheet, { title: shared.value.title, onClose: () => (shared.value = null) }, () =>
            h(Shared, { ...shared.value, settings: props.settings }),
          )
        : null,
    ]
  },
}

/** Searching what the store sells. */
export const ProductPicker = {
  props: { action: { type: String, required: true }, busy: { type: String, default: '' } },
  emits: ['pick'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const typed = ref('')
    const asked = ref('')
    const found = useLoad(() => get(`/products?limit=20${asked.value ? `&q=${encodeURIComponent(asked.value)}` : ''}`), asked)
    return () => [
      h(
        'form',
        {
          class: 'search',
          role: 'search',
          onSubmit: (event) => {
            event.preventDefault()
            asked.value = typed.value.trim()
          },
        },
        [
          h('input', {
            class: 'search__input',
            type: 'search',
            maxlength: 64,
            'aria-label': t('share.search'),
            placeholder: t('share.search'),
            value: typed.value,
            onInput: (event) => (typed.value = event.target.value),
          }),
          h('button', { type: 'submit', class: 'weui-btn weui-btn_mini weui-btn_default' }, t('share.find')),
        ],
      ),
      shown(
        t,
        found,
        (page) =>
          h(
            'ul',
            { class: 'tiles' },
            page.items.map((product) =>
              h('li', { class: 'tile tile_line', key: product.id }, [
                h('div', [
                  h('div', { class: 'tile__name' }, product.title),
                  h('p', { class: 'tile__small' }, t('share.from', { price: yuan(product.priceFromFen) })),
                ]),
                button(props.action, () => emit('pick', product), {
                  isBusy: props.busy === product.id,
                  'aria-label': `${props.action} ${product.title}`,
                }),
              ]),
            ),
          ),
        (page) => !page.items.length,
        t('share.noProducts'),
      ),
    ]
  },
}

const Materials = {
  props: { busy: { type: String, default: '' } },
  emits: ['pick'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const listed = useLoad(() => get('/materials?limit=50'))
    return () =>
      shown(
        t,
        listed,
        (page) =>
          h(
            'ul',
            { class: 'tiles' },
            page.items.map((one) =>
              h('li', { class: 'tile tile_line', key: one.id }, [
                one.cover ? h(Picture, { path: `/materials/${one.id}/cover` }) : null,
                h('div', { class: 'tile__middle' }, [
                  h('div', { class: 'tile__name' }, one.title),
                  h('p', { class: 'tile__small' }, t(`materialKind.${one.kind}`)),
                ]),
                button(t('share.makeLink'), () => emit('pick', one), {
                  isBusy: props.busy === one.id,
                  'aria-label': `${t('share.makeLink')} ${one.title}`,
                }),
              ]),
            ),
          ),
        (page) => !page.items.length,
        t('share.noMaterials'),
      )
  },
}

const Coupons = {
  props: { card: { type: Object, default: null }, busy: { type: String, default: '' }, give: { type: Function, required: true } },
  setup(props) {
    const { t } = useI18n()
    const listed = useLoad(() => get('/coupon-quotas'))
    const keys = new Map()
    async function give(quota) {
      const wish = `${quota.templateId} ${props.card ? props.card.memberId : ''}`
      if (!keys.has(wish)) keys.set(wish, newKey())
      if (await props.give(quota, keys.get(wish))) {
        keys.delete(wish)
        listed.load({ isQuiet: true })
      }
    }
    return () => [
      h(
        'p',
        { class: 'hint' },
        props.card && props.card.memberId
          ? t('share.couponFor', { name: props.card.profile.name })
          : t('share.couponForAnybody'),
      ),
      shown(
        t,
        listed,
        (page) =>
          h(
            'ul',
            { class: 'tiles' },
            page.items.map((quota) =>
              h('li', { class: 'tile tile_line', key: quota.templateId }, [
                h('div', [
                  h('div', { class: 'tile__name' }, quota.name),
                  h('p', { class: 'tile__small' }, couponWorth(quota, t)),
                  h('p', { class: 'tile__small' }, t('share.left', { left: quota.quota - quota.issued, quota: quota.quota })),
                ]),
                quota.givable
                  ? button(t('share.give'), () => give(quota), {
                      isBusy: props.busy === quota.templateId,
                      'aria-label': `${t('share.give')} ${quota.name}`,
                    })
                  : h('span', { class: 'tile__status' }, t('share.notGivable')),
              ]),
            ),
          ),
        (page) => !page.items.length,
        t('share.noCoupons'),
      ),
    ]
  },
}

/** What was made: to be copied, to be scanned, or to be sent into the chat. */
export const Shared = {
  props: {
    title: { type: String, required: true },
    path: { type: String, required: true },
    token: { type: String, default: '' },
    until: { type: String, default: '' },
    settings: { type: Object, required: true },
  },
  setup(props) {
    const { t } = useI18n()
    const sending = useDoing()
    const isSent = ref(null)
    async function send() {
      isSent.value = await sending.doing('send', () =>
        sendCard({
          appId: props.settings.miniProgramAppId,
          title: props.title,
          page: props.path,
          imgUrl: new URL('/sidebar/card.png', location.href).href,
        }),
      )
    }
    return () => [
      h('p', { class: 'said' }, t('share.ready')),
      h(Copyable, { text: props.path, label: t('share.link') }),
      isInWeCom && props.settings.miniProgramAppId
        ? h('div', { class: 'actions' }, [
            button(isSent.value ? t('share.sent') : t('share.send'), send, { isBusy: sending.busy.value === 'send' }),
          ])
        : null,
      sending.failure.value ? failed(t, sending.failure.value, send) : null,
      props.token ? h('div', { class: 'code' }, [h(Picture, { path: `/share-tokens/${props.token}/code?width=280`, alt: t('share.code') })]) : null,
      props.until ? h('p', { class: 'why' }, t('share.until', { day: day(props.until) })) : null,
    ]
  },
}
