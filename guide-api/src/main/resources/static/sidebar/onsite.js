// The customer is in the store: what he tries on, and the basket that comes of it.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post } from './api.js'
import { minute, yuan } from './format.js'
import { row } from './customer.js'
import { PickUps } from './pickups.js'
import { ProductPicker, Shared } from './share.js'
import { block, button, failed, field, Sheet, shown, useDoing, useLoad } from './ui.js'

const MOST_PIECES = 99
const OUTCOMES = ['WANTED', 'TOO_SMALL', 'TOO_LARGE', 'NOT_LIKED', 'TOO_DEAR', 'UNDECIDED']

export const OnsiteView = {
  props: { customer: { type: String, default: '' }, card: { type: Object, default: null }, settings: { type: Object, required: true } },
  setup(props) {
    const { t } = useI18n()
    const picking = ref(false)
    const assisting = ref(false)
    const chosen = ref(new Set())
    const prepared = ref(null)
    const preparing = useDoing()
    const tried = useLoad(
      () => get(`/try-ons?limit=30${props.customer ? `&customer=${encodeURIComponent(props.customer)}` : ''}`),
      () => props.customer,
    )
    const baskets = useLoad(() => get('/assists?limit=10'))
    let wish = null

    function toggle(id) {
      const next = new Set(chosen.value)
      if (!next.delete(id)) next.add(id)
      chosen.value = next
    }

    async function prepare() {
      const tryOnIds = [...chosen.value].sort()
      if (!wish || wish.said !== tryOnIds.join()) wish = { key: newKey(), said: tryOnIds.join() }
      const made = await preparing.doing('prepare', () => post('/try-on-baskets', { tryOnIds }, wish.key))
      if (!made) return
      wish = null
      prepared.value = made
      chosen.value = new Set()
      tried.load({ isQuiet: true })
      baskets.load({ isQuiet: true })
    }

    return () => [
      h('h1', { class: 'page__title' }, t('tab.onsite')),
      block(t('onsite.tryOns'), [
        h('p', { class: 'hint' }, props.card ? t('onsite.of', { name: props.card.profile.name }) : t('onsite.ofNobody')),
        h('div', { class: 'actions' }, [button(t('onsite.log'), () => (picking.value = true))]),
        shown(
          t,
          tried,
          (page) => h('ul', { class: 'rows' }, page.items.map(line)),
          (page) => !page.items.length,
          t('onsite.none'),
        ),
        chosen.value.size
          ? h('div', { class: 'actions actions_stick' }, [
              button(t('onsite.prepare', { count: chosen.value.size }), prepare, { isMini: false, isBusy: preparing.busy.value === 'prepare' }),
            ])
          : null,
        preparing.failure.value ? failed(t, preparing.failure.value, prepare) : null,
      ]),
      block(t('onsite.baskets'), [
        h('div', { class: 'actions' }, [button(t('onsite.assist'), () => (assisting.value = true))]),
        shown(
          t,
          baskets,
          (page) =>
            h(
              'ul',
              { class: 'rows' },
              page.items.map((basket) =>
                row(
                  [h('div', t(`basketState.${basket.state}`)), h('small', minute(basket.createdAt))],
                  [
                    h('div', yuan(basket.items.reduce((sum, item) => sum + item.priceFen * item.quantity, 0))),
                    h('small', t('onsite.pieces', { count: basket.items.reduce((sum, item) => sum + item.quantity, 0) })),
                  ],
                  { key: basket.id },
                ),
              ),
            ),
          (page) => !page.items.length,
          t('onsite.noBaskets'),
        ),
      ]),
      h(PickUps),
      picking.value
        ? h(Sheet, { title: t('onsite.log'), onClose: () => (picking.value = false) }, () =>
            h(LogTryOn, {
              customer: props.customer,
              onDone: () => {
                picking.value = false
                tried.load({ isQuiet: true })
              },
            }),
          )
        : null,
      assisting.value
        ? h(Sheet, { title: t('onsite.assist'), onClose: () => (assisting.value = false) }, () =>
            h(AssistedCart, {
              onDone: (made) => {
                assisting.value = false
                prepared.value = made
                baskets.load({ isQuiet: true })
              },
            }),
          )
        : null,
      prepared.value
        ? h(Sheet, { title: t('onsite.prepared'), onClose: () => (prepared.value = null) }, () =>
            h(Shared, { title: t('onsite.basketFor'), path: prepared.value.miniProgramPath, until: prepared.value.expiresAt, settings: props.settings }),
          )
        : null,
    ]

    function line(one) {
      const id = `try-on-${one.id}`
      return h('li', { class: 'row', key: one.id }, [
        h('input', {
          type: 'checkbox',
          id,
          class: 'row__check',
          checked: chosen.value.has(one.id),
          disabled: Boolean(one.basketId),
          onChange: () => toggle(one.id),
        }),
        h('label', { class: 'row__left', for: id }, [
          h('div', `${one.product} ${one.spec}${one.size ? ` · ${one.size}` : ''}`),
          h('small', [t(`tryOn.${one.outcome}`), ` · ${minute(one.triedAt)}`, one.basketId ? ` · ${t('onsite.inBasket')}` : '']),
          one.note ? h('small', one.note) : null,
        ]),
        h('div', { class: 'row__right' }, yuan(one.priceFen)),
      ])
    }
  },
}

/** Goods put together for the customer, who finds them in the mini-program, confirms and pays. */
const AssistedCart = {
  emits: ['done'],
  setup(_, { emit }) {
    const { t } = useI18n()
    const lines = ref([])
    const product = ref(null)
    const isPicking = ref(true)
    const opening = useDoing()
    const preparing = useDoing()
    let wish = { key: newKey(), said: '' }

    async function choose(one) {
      const detail = await opening.doing(one.id, () => get(`/products/${one.id}`))
      if (detail) product.value = detail
    }

    function add(sku) {
      const there = lines.value.find((line) => line.skuId === sku.id)
      if (there) there.quantity = Math.min(MOST_PIECES, there.quantity + 1)
      else lines.value = [...lines.value, { skuId: sku.id, title: product.value.title, spec: sku.spec, priceFen: sku.priceFen, quantity: 1 }]
      product.value = null
      isPicking.value = false
    }

    function change(line, by) {
      line.quantity = Math.min(MOST_PIECES, line.quantity + by)
      lines.value = lines.value.filter((one) => one.quantity > 0)
      if (!lines.value.length) isPicking.value = true
    }

    async function prepare() {
      const body = { items: lines.value.map(({ skuId, quantity }) => ({ skuId, quantity })) }
      const said = JSON.stringify(body)
      if (wish.said && wish.said !== said) wish = { key: newKey(), said }
      wish.said = said
      const made = await preparing.doing('prepare', () => post('/assists', body, wish.key))
      if (made) emit('done', made)
    }

    const skus = () => [
      h('p', { class: 'said' }, product.value.title),
      h(
        'ul',
        { class: 'rows' },
        product.value.skus.map((sku) =>
          row(
            [h('div', sku.spec), h('small', t('onsite.available', { count: sku.available }))],
            [
              h('div', yuan(sku.priceFen)),
              button(t('onsite.add'), () => add(sku), { disabled: !sku.available, 'aria-label': `${t('onsite.add')} ${sku.spec}` }),
            ],
            { key: sku.id },
          ),
        ),
      ),
      h('div', { class: 'actions' }, [button(t('state.back'), () => (product.value = null), { kind: 'default' })]),
    ]

    return () => [
      lines.value.length
        ? [
            h(
              'ul',
              { class: 'rows' },
              lines.value.map((line) =>
                row(
                  [h('div', `${line.title} ${line.spec}`), h('small', yuan(line.priceFen))],
                  h('div', { class: 'stepper' }, [
                    h('button', { type: 'button', class: 'stepper__turn', 'aria-label': t('onsite.fewer', { spec: line.spec }), onClick: () => change(line, -1) }, '−'),
                    h('span', { 'aria-live': 'polite' }, line.quantity),
                    h('button', { type: 'button', class: 'stepper__turn', 'aria-label': t('onsite.moreOf', { spec: line.spec }), onClick: () => change(line, 1) }, '+'),
                  ]),
                  { key: line.skuId },
                ),
              ),
            ),
            h('p', { class: 'sum' }, [t('onsite.sum'), ' ', h('strong', yuan(lines.value.reduce((sum, line) => sum + line.priceFen * line.quantity, 0)))]),
            preparing.failure.value ? failed(t, preparing.failure.value, prepare) : null,
            h('div', { class: 'actions' }, [
              button(t('onsite.prepareCart'), prepare, { isBusy: preparing.busy.value === 'prepare' }),
              isPicking.value ? null : button(t('onsite.addMore'), () => (isPicking.value = true), { kind: 'default' }),
            ]),
          ]
        : h('p', { class: 'hint' }, t('onsite.assistHint')),
      opening.failure.value ? failed(t, opening.failure.value) : null,
      isPicking.value ? (product.value ? skus() : h(ProductPicker, { action: t('onsite.choose'), busy: opening.busy.value, onPick: choose })) : null,
    ]
  },
}

const LogTryOn = {
  props: { customer: { type: String, default: '' } },
  emits: ['done'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const product = ref(null)
    const opening = useDoing()
    const saving = useDoing()
    const skuId = ref('')
    const size = ref('')
    const outcome = ref('WANTED')
    const note = ref('')
    const key = newKey()
    async function choose(one) {
      const detail = await opening.doing(one.id, () => get(`/products/${one.id}`))
      if (!detail) return
      product.value = detail
      skuId.value = detail.skus.length ? detail.skus[0].id : ''
    }
    async function save(event) {
      event.preventDefault()
      const body = {
        skuId: skuId.value,
        outcome: outcome.value,
        ...(props.customer ? { customer: props.customer } : {}),
        ...(size.value.trim() ? { size: size.value.trim() } : {}),
        ...(note.value.trim() ? { note: note.value.trim() } : {}),
      }
      if (await saving.doing('save', () => post('/try-ons', body, key))) emit('done')
    }
    return () => {
      if (!product.value) {
        return [opening.failure.value ? failed(t, opening.failure.value) : null, h(ProductPicker, { action: t('onsite.choose'), busy: opening.busy.value, onPick: choose })]
      }
      const input = (model, attributes = {}) =>
        h('input', { class: 'field__input', value: model.value, onInput: (event) => (model.value = event.target.value), ...attributes })
      return h('form', { class: 'form', onSubmit: save }, [
        h('p', { class: 'said' }, product.value.title),
        field(
          t('onsite.sku'),
          h(
            'select',
            { class: 'field__input', value: skuId.value, onChange: (event) => (skuId.value = event.target.value) },
            product.value.skus.map((sku) => h('option', { value: sku.id }, `${sku.spec} · ${yuan(sku.priceFen)}`)),
          ),
        ),
        field(t('onsite.size'), input(size, { maxlength: 32 }), t('onsite.sizeHint')),
        field(
          t('onsite.outcome'),
          h(
            'select',
            { class: 'field__input', value: outcome.value, onChange: (event) => (outcome.value = event.target.value) },
            OUTCOMES.map((one) => h('option', { value: one }, t(`tryOn.${one}`))),
          ),
        ),
        field(t('onsite.note'), h('textarea', { class: 'field__input', rows: 2, maxlength: 200, value: note.value, onInput: (event) => (note.value = event.target.value) })),
        saving.failure.value ? failed(t, saving.failure.value) : null,
        h('button', { type: 'submit', class: 'weui-btn weui-btn_primary', disabled: !skuId.value || saving.busy.value === 'save' }, t('onsite.save')),
      ])
    }
  },
}
