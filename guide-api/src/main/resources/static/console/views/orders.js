import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { get } from '../api.js'
import { moment, yuan } from '../format.js'
import { numberHead } from '../metrics.js'
import { card, cell, linkRow, moreButton, num, page, select, Shown, Status, table, useList } from '../parts.js'

const STATUSES = ['PENDING_PAYMENT', 'PAID', 'SHIPPED', 'RECEIVED', 'CLOSED', 'CANCELLED']
const asked = reactive({ status: '', phone: '' })

export default defineComponent({
  setup() {
    const { t, te } = useI18n()
    const router = useRouter()
    const list = useList(cursor => get('/orders', { status: asked.status, phone: asked.phone, cursor, limit: 20 }))
    return () => page(t('nav.orders'), {
      actions: [
        h('form', { class: 'd-flex gap-2', role: 'search', onSubmit: event => { event.preventDefault(); list.again() } }, [
          h('input', {
            class: 'form-control', type: 'search', inputmode: 'tel', 'aria-label': t('orders.phone'), placeholder: t('orders.phone'), value: asked.phone,
            onInput: event => { asked.phone = event.target.value.trim() }
          }),
          h('button', { class: 'btn', type: 'submit' }, t('search'))
        ]),
        select(t('status.label'), asked.status, [['', t('all')], ...STATUSES.map(status => [status, t('status.' + status)])], value => { asked.status = value; list.again() })
      ]
    }, card(null, [h(Shown, { state: list.state, again: list.again, lines: 10 }, orders => table(
      [t('orders.id'), t('orders.placed'), t('status.label'), t('orders.guide'), t('orders.store'), t('orders.basis'), numberHead('order_payable'), numberHead('order_refunded')],
      orders.map(order => linkRow(() => router.push('/orders/' + order.id), [
        cell(h('a', { href: '#/orders/' + order.id, class: 'font-monospace', tabindex: -1, onClick: event => event.stopPropagation() }, order.id)),
        cell(moment(order.placedAt), 'nowrap'),
        cell(h(Status, { of: order.status })),
        cell(order.guide?.name || '–'), cell(order.store?.name || '–'),
        cell(order.basis ? (te('basis.' + order.basis) ? t('basis.' + order.basis) : order.basis) : '–'),
        num(yuan(order.payableFen)), num(order.refundedFen ? yuan(order.refundedFen) : '–')
      ], order.id)))), moreButton(list, t)]))
  }
})
