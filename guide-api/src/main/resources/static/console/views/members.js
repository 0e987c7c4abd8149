import { defineComponent, h, reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { get } from '../api.js'
import { moment } from '../format.js'
import { card, cell, linkRow, moreButton, page, select, Shown, table, useList } from '../parts.js'

const KINDS = ['phone', 'name', 'identity']
const asked = reactive({ kind: 'phone', text: '' })

export default defineComponent({
  setup() {
    const { t } = useI18n()
    const router = useRouter()
    const list = useList(cursor => get('/members', { [asked.kind]: asked.text.trim() || undefined, cursor, limit: 20 }))
    return () => page(t('nav.members'), {
      actions: [h('form', { class: 'd-flex gap-2', role: 'search', onSubmit: event => { event.preventDefault(); list.again() } }, [
        select(t('members.by'), asked.kind, KINDS.map(kind => [kind, t('members.by_' + kind)]), value => { asked.kind = value }),
        h('input', { class: 'form-control', type: 'search', maxlength: 64, 'aria-label': t('search'), placeholder: t('members.by_' + asked.kind), value: asked.text, onInput: event => { asked.text = event.target.value } }),
        h('button', { type: 'submit', class: 'btn' }, t('search'))
      ])]
    }, card(null, [h(Shown, { state: list.state, again: list.again, lines: 10 }, members => table(
      [t('members.number'), t('name'), t('members.phone'), t('members.binding'), t('members.home'), t('members.registered')],
      members.map(one => linkRow(() => router.push('/members/' + one.id), [
        cell(h('a', { href: '#/members/' + one.id, class: 'font-monospace', tabindex: -1, onClick: event => event.stopPropagation() }, one.id)),
        cell(one.wecomName || one.nickname || '–'), cell(one.phone || '–', 'font-monospace'),
        cell([one.guideName, one.storeName].filter(Boolean).join(' · ') || '–'), cell(one.homeStoreName || '–'), cell(moment(one.registeredAt), 'nowrap')
      ], one.id)))), moreButton(list, t)]))
  }
})
