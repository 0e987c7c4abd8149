import { defineComponent, h, onBeforeUnmount, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post } from '../api.js'
import { moment } from '../format.js'
import { card, confirmFirst, moreButton, page, say, Shown, useList } from '../parts.js'
import { hasRole } from '../session.js'
import { useNames } from './names.js'

/** A picture behind the token. */
const Photo = defineComponent({
  props: { path: { type: String, required: true }, label: { type: String, required: true } },
  setup(props) {
    const address = ref('')
    const drop = () => address.value && URL.revokeObjectURL(address.value)
    watch(() => props.path, async path => {
      drop()
      address.value = await get(path).then(file => URL.createObjectURL(file), () => '')
    }, { immediate: true })
    onBeforeUnmount(drop)
    return () => address.value
      ? h('a', { href: address.value, target: '_blank', rel: 'noopener' }, [h('img', { class: 'photo', src: address.value, alt: props.label })])
      : h('span', { class: 'photo placeholder', 'aria-label': props.label })
  }
})

/** What guides have handed in and nobody has looked at yet. */
export default defineComponent({
  setup() {
    const { t } = useI18n()
    const names = useNames()
    const list = useList(cursor => get('/proofs', { cursor, limit: 20 }))

    async function decide(proof, decision) {
      const reason = decision === 'REJECTED'
        ? await confirmFirst({ title: t('proofs.rejectSure'), text: t('proofs.rejectText'), input: t('reason'), action: t('tasks.reject'), danger: true }) : ''
      if (reason === null) return
      try {
        await post(`/proofs/${proof.id}/decision`, { decision, ...(reason ? { reason } : {}) })
        say(t(decision === 'APPROVED' ? 'proofs.approved' : 'proofs.rejected'))
        list.again()
      } catch (problem) {
        say('', problem)
      }
    }

    const one = proof => h('div', { class: 'col-md-6 col-xl-4', key: proof.id, 'data-proof': proof.id }, [h('section', { class: 'card h-100' }, [
      h('div', { class: 'card-body d-grid gap-2 align-content-start' }, [
        h('div', [h('strong', proof.taskTitle || t('proofs.one')), h('div', { class: 'text-secondary small' }, `${names.guide(proof.guideId)} · ${moment(proof.submittedAt)}`)]),
        proof.instruction ? h('div', { class: 'small text-secondary' }, proof.instruction) : null,
        proof.kind === 'VISITS' ? h('div', t('proofs.visits')) : null,
        proof.text ? h('div', { class: 'spoken text-break' }, proof.text) : null,
        proof.place ? h('div', { class: 'small' }, `${t('proofKind.LOCATION')} ${(proof.place.latitudeE6 / 1e6).toFixed(5)}, ${(proof.place.longitudeE6 / 1e6).toFixed(5)}`) : null,
        proof.photos.length ? h('div', { class: 'd-flex flex-wrap gap-2' }, proof.photos.map((id, at) => h(Photo, { key: id, path: `/proofs/${proof.id}/photos/${id}`, label: t('proofs.photo', { n: at + 1 }) }))) : null
      ]),
      hasRole('HQ_OPERATOR', 'HQ_CHECKER', 'REGION_MANAGER') ? h('div', { class: 'card-footer d-flex justify-content-end gap-2' }, [
        h('button', { type: 'button', class: 'btn btn-sm', onClick: () => decide(proof, 'REJECTED') }, t('tasks.reject')),
        h('button', { type: 'button', class: 'btn btn-sm btn-primary', onClick: () => decide(proof, 'APPROVED') }, t('tasks.approve'))
      ]) : null
    ])])

    return () => page(t('nav.proofs'), {}, h(Shown, { state: list.state, again: list.again, empty: t('proofs.none') }, proofs => h('div', { class: 'row row-cards' }, proofs.map(one))),
      list.state.next ? card(null, [moreButton(list, t)], { cls: 'mt-3' }) : null)
  }
})
