import { defineComponent, h, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRouter } from 'vue-router'
import { get, post } from '../api.js'
import { page, Trouble, useAnswer } from '../parts.js'

/** The local time of Shanghai, as a field for date and time wants it. */
const local = at => new Date(new Date(at).getTime() + 8 * 3600000).toISOString().slice(0, 16)

/** Drafts the task that is made most often; what else a task can do is drafted through the API. */
export default defineComponent({
  setup() {
    const { t } = useI18n()
    const router = useRouter()
    const org = useAnswer(() => get('/org'))
    const materials = useAnswer(() => get('/materials', { limit: 50 }))
    const form = reactive({ title: '', instruction: '', copyText: '', regionIds: [], materialId: '', startAt: local(Date.now()), deadlineAt: local(Date.now() + 3 * 86400000) })
    useAnswer(async () => {
      const { knownUntilAt } = await get('/overview')
      Object.assign(form, { startAt: local(knownUntilAt), deadlineAt: local(new Date(knownUntilAt).getTime() + 3 * 86400000) })
    })
    const problem = ref(null)
    const busy = ref(false)

    async function draft(submit) {
      busy.value = true
      problem.value = null
      try {
        const made = await post('/tasks', {
          type: 'SEND_1V1', title: form.title, instruction: form.instruction, copyText: form.copyText, materialIds: form.materialId ? [form.materialId] : [],
          target: { regionIds: form.regionIds }, startAt: form.startAt + ':00+08:00', deadlineAt: form.deadlineAt + ':00+08:00'
        })
        if (submit) await post(`/tasks/${made.id}/submission`)
        router.push('/tasks/' + made.id)
      } catch (refused) {
        problem.value = refused
      } finally {
        busy.value = false
      }
    }

    const field = (name, label, kind = 'input', more = {}) => h('div', { class: 'mb-3' }, [h('label', { class: 'form-label', for: name }, label), h(kind, { id: name, class: 'form-control', required: true, value: form[name], onInput: event => { form[name] = event.target.value }, ...more })])

    return () => page(t('tasks.create'), { pretitle: h(RouterLink, { to: '/tasks' }, () => '← ' + t('nav.tasks')) }, h('form', { class: 'card', onSubmit: event => { event.preventDefault(); draft(event.submitter?.value === 'submit') } }, [
      h('div', { class: 'card-body' }, [
        field('title', t('tasks.title'), 'input', { maxlength: 64 }), field('instruction', t('tasks.instruction'), 'input', { maxlength: 500 }), field('copyText', t('tasks.copy'), 'textarea', { rows: 3, maxlength: 2000 }),
        h('div', { class: 'mb-3' }, [h('label', { class: 'form-label', for: 'material' }, t('tasks.materials')), h('select', { id: 'material', class: 'form-select', value: form.materialId, onChange: event => { form.materialId = event.target.value } }, [h('option', { value: '' }, t('tasks.noMaterial')), ...(materials.state.data?.items || []).map(one => h('option', { value: one.id, key: one.id }, one.title))])]),
        h('fieldset', { class: 'mb-3' }, [h('legend', { class: 'form-label fs-4' }, t('tasks.regions')), h('div', { class: 'd-flex flex-wrap gap-3' }, (org.state.data?.regions || []).map(region => h('label', { class: 'form-check', key: region.id }, [
          h('input', { class: 'form-check-input', type: 'checkbox', checked: form.regionIds.includes(region.id), onChange: event => { form.regionIds = event.target.checked ? [...form.regionIds, region.id] : form.regionIds.filter(id => id !== region.id) } }), h('span', { class: 'form-check-label' }, region.name)])))]),
        h('div', { class: 'row' }, [h('div', { class: 'col-md-6' }, [field('startAt', t('tasks.start'), 'input', { type: 'datetime-local' })]), h('div', { class: 'col-md-6' }, [field('deadlineAt', t('tasks.deadline'), 'input', { type: 'datetime-local' })])]),
        problem.value ? h(Trouble, { problem: problem.value }) : null
      ]),
      h('div', { class: 'card-footer d-flex justify-content-end gap-2' }, [
        h('button', { type: 'submit', class: 'btn', value: 'draft', disabled: busy.value || !form.regionIds.length }, t('tasks.draftIt')),
        h('button', { type: 'submit', class: 'btn btn-primary', value: 'submit', disabled: busy.value || !form.regionIds.length }, t('tasks.draftAndSubmit'))
      ])
    ]))
  }
})
