// The customer is in the store: what he tries on, and the basket that comes of it.

import { h, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post } from './api.js'
import { minute, yuan } from './format.js'
import { row } from './customer.js'
import { ProductPicker, Shared } from './share.js'
import { block, button, failed, field, Sheet, shown, useDoing, useLoad } from './ui.js'

const OUTCOMES = ['WANTED', 'TOO_SMALL', 'TOO_LARGE', 'NOT_LIKED', 'TOO_DEAR', 'UNDECIDED']

export const OnsiteView = {
  props: { customer: { type: String, default: '' }, card: { type: Object, default: null }, settings: { type: Object, required: true } },
  setup(props) {
    const { t } = useI18n()
    const picking = ref(false)
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
      block(
        t('onsite.baskets'),
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
      ),
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
