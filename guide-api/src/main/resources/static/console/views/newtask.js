import { computed, defineComponent, h, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { RouterLink, useRouter } from 'vue-router'
import { get, post } from '../api.js'
import { icon } from '../icons.js'
import { field, page, tick, Trouble, useAnswer } from '../parts.js'

const TYPES = ['SEND_1V1', 'SEND_GROUP', 'MOMENTS_CORP', 'MOMENTS_PERSONAL', 'MATERIAL_SHARE', 'VISIT_CALLBACK', 'ADD_FRIEND', 'INVITE_GROUP', 'TRAINING', 'CUSTOM']
const SPREAD = ['SEND_1V1', 'SEND_GROUP', 'MOMENTS_CORP', 'MOMENTS_PERSONAL', 'MATERIAL_SHARE']
const PROOFS = ['TEXT', 'LOCATION', 'PHOTO']
const ROLES = ['GUIDE', 'MANAGER', 'PART_TIME']
const MOST_OPTIONS = 8

/** The local time of Shanghai, as a field for date and time wants it. */
const local = at => new Date(new Date(at).getTime() + 8 * 3600000).toISOString().slice(0, 16)

/** Drafts a task of any type: what it asks, whom it asks, and until when. */
export default defineComponent({
  setup() {
    const { t } = useI18n()
    const router = useRouter()
    const org = useAnswer(() => get('/org'))
    const materials = useAnswer(() => get('/materials', { limit: 50 }))
    const form = reactive({
      type: 'SEND_1V1', title: '', instruction: '', copyText: '', materialId: '', level: 'regions', regionIds: [], storeIds: [], guideIds: [], roles: [],
      startAt: local(Date.now()), deadlineAt: local(Date.now() + 3 * 86400000),
      goal: 10, newVisitorsOnly: false, minPercent: 100, passPercent: 80, attempts: 3, proofKinds: ['TEXT'],
      questions: [{ text: '', options: ['', ''], right: [] }]
    })
    useAnswer(async () => {
      const { knownUntilAt } = await get('/overview')
      Object.assign(form, { startAt: local(knownUntilAt), deadlineAt: local(new Date(knownUntilAt).getTime() + 3 * 86400000) })
    })
    const problem = ref(null)
    const busy = ref(false)
    const stores = computed(() => (org.state.data?.regions || []).flatMap(region => region.stores.map(store => ({ ...store, region: region.name }))))
    const guides = computed(() => stores.value.flatMap(store => store.guides.map(guide => ({ id: guide.id, name: `${guide.name} · ${store.name}` }))))
    const chosen = computed(() => ({ regions: form.regionIds, stores: form.storeIds, guides: form.guideIds })[form.level])

    function parameters() {
      switch (form.type) {
        case 'MATERIAL_SHARE': return { goal: Number(form.goal), newVisitorsOnly: form.newVisitorsOnly }
        case 'ADD_FRIEND': case 'INVITE_GROUP': return { goal: Number(form.goal) }
        case 'VISIT_CALLBACK': return { minPercent: Number(form.minPercent) }
        case 'TRAINING': return { questions: form.questions, passPercent: Number(form.passPercent), attempts: Number(form.attempts) }
        case 'CUSTOM': return { proofKinds: form.proofKinds }
        default: return undefined
      }
    }

    async function draft(submit) {
      busy.value = true
      problem.value = null
      try {
        const target = { regions: { regionIds: form.regionIds }, stores: { storeIds: form.storeIds }, guides: { guideIds: form.guideIds } }[form.level]
        const made = await post('/tasks', {
          type: form.type, title: form.title, instruction: form.instruction, copyText: form.copyText, materialIds: form.materialId ? [form.materialId] : [],
          target: { ...target, ...(form.roles.length ? { roles: form.roles } : {}) }, parameters: parameters(),
          startAt: form.startAt + ':00+08:00', deadlineAt: form.deadlineAt + ':00+08:00'
        })
        if (submit) await post(`/tasks/${made.id}/submission`)
        router.push('/tasks/' + made.id)
      } catch (refused) {
        problem.value = refused
      } finally {
        busy.value = false
      }
    }

    const toggled = (list, one, on) => on ? [...list, one] : list.filter(other => other !== one)
    const ticks = (name, label, options) => h('fieldset', { class: 'mb-3', key: name }, [
      h('legend', { class: 'form-label fs-4' }, label),
      h('div', { class: 'd-flex flex-wrap gap-3' }, options.map(([key, text]) => h('label', { class: 'form-check', key }, [
        h('input', { class: 'form-check-input', type: 'checkbox', checked: form[name].includes(key), onChange: event => { form[name] = toggled(form[name], key, event.target.checked) } }),
        h('span', { class: 'form-check-label' }, text)])))
    ])
    const several = (name, label, options) => h('div', { class: 'mb-3', key: name }, [
      h('label', { class: 'form-label', for: name }, label),
      h('select', {
        id: name, class: 'form-select', multiple: true, size: 8,
        onChange: event => { form[name] = [...event.target.selectedOptions].map(option => option.value) }
      }, options.map(one => h('option', { key: one.id, value: one.id, selected: form[name].includes(one.id) }, one.name))),
      h('div', { class: 'form-hint' }, t('tasks.severalHint'))
    ])
    const numbered = (name, label, min, max) => h('div', { class: 'col-md-4', key: name }, [field(form, name, label, { type: 'number', min, max })])

    function question(asked, at) {
      const id = `question-${at}`
      const name = t('tasks.question', { n: at + 1 })
      return h('fieldset', { class: 'card card-body mb-3', key: at, 'data-question': at }, [
        h('div', { class: 'd-flex gap-2 mb-2' }, [
          h('input', { id, class: 'form-control', required: true, maxlength: 500, 'aria-label': name, placeholder: name, value: asked.text, onInput: event => { asked.text = event.target.value } }),
          form.questions.length > 1 ? h('button', { type: 'button', class: 'btn btn-icon', 'aria-label': t('tasks.questionLess', { n: at + 1 }), onClick: () => { form.questions.splice(at, 1) } }, [icon('cross')]) : null
        ]),
        asked.options.map((option, position) => h('div', { class: 'd-flex align-items-center gap-2 mb-1', key: position }, [
          h('input', { class: 'form-check-input m-0', type: 'checkbox', 'aria-label': t('tasks.optionRight', { n: position + 1 }), checked: asked.right.includes(position), onChange: event => { asked.right = toggled(asked.right, position, event.target.checked).sort((a, b) => a - b) } }),
          h('input', { class: 'form-control', required: true, maxlength: 200, 'aria-label': t('tasks.option', { n: position + 1 }), placeholder: t('tasks.option', { n: position + 1 }), value: option, onInput: event => { asked.options[position] = event.target.value } })
        ])),
        asked.options.length < MOST_OPTIONS ? h('div', [h('button', { type: 'button', class: 'btn btn-sm', onClick: () => { asked.options.push('') } }, t('tasks.optionMore'))]) : null
      ])
    }

    function demand() {
      switch (form.type) {
        case 'MATERIAL_SHARE': case 'ADD_FRIEND': case 'INVITE_GROUP': return [
          h('div', { class: 'row' }, [numbered('goal', t('tasks.goalOf.' + form.type), 1, 100000)]),
          form.type === 'MATERIAL_SHARE' ? tick(form, 'newVisitorsOnly', t('tasks.newVisitorsOnly')) : null]
        case 'VISIT_CALLBACK': return h('div', { class: 'row' }, [numbered('minPercent', t('tasks.minPercent'), 1, 100)])
        case 'CUSTOM': return ticks('proofKinds', t('tasks.proofKinds'), PROOFS.map(kind => [kind, t('proofKind.' + kind)]))
        case 'TRAINING': return [
          h('div', { class: 'row' }, [numbered('passPercent', t('tasks.passPercent'), 1, 100), numbered('attempts', t('tasks.attempts'), 1, 20)]),
          h('p', { class: 'form-hint' }, t('tasks.questionsHint')),
          form.questions.map(question),
          h('button', { type: 'button', class: 'btn mb-3', onClick: () => { form.questions.push({ text: '', options: ['', ''], right: [] }) } }, [icon('plus'), t('tasks.questionMore')])]
        default: return null
      }
    }

    const isComplete = computed(() => chosen.value.length && (form.type !== 'CUSTOM' || form.proofKinds.length)
      && (form.type !== 'TRAINING' || form.questions.every(asked => asked.right.length)))
    const LEVELS = {
      regions: () => ticks('regionIds', t('tasks.regions'), (org.state.data?.regions || []).map(region => [region.id, region.name])),
      stores: () => several('storeIds', t('organization.stores'), stores.value.map(store => ({ id: store.id, name: `${store.region} · ${store.name}` }))),
      guides: () => several('guideIds', t('organization.guides'), guides.value)
    }

    return () => page(t('tasks.create'), { pretitle: h(RouterLink, { to: '/tasks' }, () => '← ' + t('nav.tasks')) }, h('form', { class: 'card', onSubmit: event => { event.preventDefault(); draft(event.submitter?.value === 'submit') } }, [
      h('div', { class: 'card-body' }, [
        h('div', { class: 'row' }, [
          h('div', { class: 'col-md-4' }, [field(form, 'type', t('tasks.type'), { kind: 'select', children: TYPES.map(type => h('option', { value: type, key: type, selected: type === form.type }, t('type.' + type))) })]),
          h('div', { class: 'col-md-8' }, [field(form, 'title', t('tasks.title'), { maxlength: 128 })])
        ]),
        field(form, 'instruction', t('tasks.instruction'), { kind: 'textarea', rows: 2, maxlength: 2000 }),
        field(form, 'copyText', t('tasks.copy'), { kind: 'textarea', rows: 3, maxlength: 4000, required: SPREAD.includes(form.type), hint: t('tasks.copyHint') }),
        field(form, 'materialId', t('tasks.materials'), { kind: 'select', id: 'material', required: false, children: [h('option', { value: '' }, t('tasks.noMaterial')), ...(materials.state.data?.items || []).map(one => h('option', { value: one.id, key: one.id }, one.title))] }),
        demand(),
        h('div', { class: 'mb-3', role: 'group', 'aria-label': t('tasks.who') }, [
          h('div', { class: 'form-label' }, t('tasks.who')),
          h('div', { class: 'btn-group' }, Object.keys(LEVELS).map(level => h('button', {
            key: level, type: 'button', class: ['btn', { active: form.level === level }], 'aria-pressed': form.level === level, onClick: () => { form.level = level }
          }, t('tasks.level.' + level))))
        ]),
        LEVELS[form.level](),
        ticks('roles', t('tasks.roles'), ROLES.map(role => [role, t('role.' + role)])),
        h('div', { class: 'row' }, [
          h('div', { class: 'col-md-6' }, [field(form, 'startAt', t('tasks.start'), { type: 'datetime-local' })]),
          h('div', { class: 'col-md-6' }, [field(form, 'deadlineAt', t('tasks.deadline'), { type: 'datetime-local', min: form.startAt })])
        ]),
        problem.value ? h(Trouble, { problem: problem.value }) : null
      ]),
      h('div', { class: 'card-footer d-flex justify-content-end gap-2' }, [
        h('button', { type: 'submit', class: 'btn', value: 'draft', disabled: busy.value || !isComplete.value }, t('tasks.draftIt')),
        h('button', { type: 'submit', class: 'btn btn-primary', value: 'submit', disabled: busy.value || !isComplete.value }, t('tasks.draftAndSubmit'))
      ])
    ]))
  }
})
