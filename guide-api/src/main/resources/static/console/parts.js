import { defineComponent, h, nextTick, onBeforeUnmount, onMounted, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { icon } from './icons.js'

/** Something that is being fetched: at most one answer at a time counts, the latest asked for. */
export function useAnswer(fetchIt, { now = true } = {}) {
  const state = reactive({ loading: now, problem: null, data: null })
  let turn = 0
  async function again() {
    const mine = ++turn
    state.loading = true
    state.problem = null
    try {
      const data = await fetchIt()
      if (mine === turn) state.data = data
    } catch (problem) {
      if (mine === turn && problem.name !== 'AbortError') state.problem = problem
    } finally {
      if (mine === turn) state.loading = false
    }
  }
  if (now) again()
  return { state, again }
}

/** A list that goes on: {@code fetchPage(cursor)} answers items and nextCursor. */
export function useList(fetchPage) {
  const state = reactive({ loading: true, problem: null, data: null, next: null })
  let turn = 0
  async function fetchOn(cursor) {
    const mine = ++turn
    state.loading = true
    state.problem = null
    try {
      const page = await fetchPage(cursor)
      if (mine !== turn) return
      state.data = cursor ? [...(state.data || []), ...page.items] : page.items
      state.next = page.nextCursor || null
    } catch (problem) {
      if (mine === turn) state.problem = problem
    } finally {
      if (mine === turn) state.loading = false
    }
  }
  fetchOn(null)
  return { state, again: () => fetchOn(null), more: () => fetchOn(state.next) }
}

export const Trouble = defineComponent({
  props: { problem: { type: Object, required: true }, again: Function },
  setup(props) {
    const { t, te } = useI18n()
    const told = () => te('problem.' + props.problem.code) ? t('problem.' + props.problem.code) : props.problem.message
    return () => h('div', { class: 'alert alert-danger m-0', role: 'alert' }, [
      h('div', { class: 'd-flex gap-2 w-100' }, [
        icon('alert'),
        h('div', { class: 'me-auto' }, [
          h('div', { class: 'fw-medium' }, told()),
          props.problem.errors?.length
            ? h('ul', { class: 'mb-0' }, props.problem.errors.map(error => h('li', `${error.field}: ${error.message}`))) : null,
          props.problem.code || props.problem.traceId
            ? h('div', { class: 'small text-secondary' }, [props.problem.code, props.problem.traceId].filter(Boolean).join(' · ')) : null
        ]),
        props.again && props.problem.status !== 403 ? h('button', { type: 'button', class: 'btn btn-sm align-self-center', onClick: props.again }, t('again')) : null
      ])
    ])
  }
})

/** What was fetched, or that it is on its way, or why it is not there, or that there is nothing. */
export const Shown = defineComponent({
  props: { state: { type: Object, required: true }, again: Function, empty: String, lines: { type: Number, default: 4 } },
  setup(props, { slots }) {
    const { t } = useI18n()
    return () => {
      const { loading, problem, data } = props.state
      if (problem && !data) return h('div', { class: 'p-3' }, [h(Trouble, { problem, again: props.again })])
      if (data === null) {
        return h('div', { class: 'p-3 placeholder-glow', 'aria-busy': 'true', 'aria-label': t('loading') },
          Array.from({ length: props.lines }, (_, line) => h('span', { class: `placeholder d-block mb-2 col-${12 - line % 3 * 2}` })))
      }
      const items = Array.isArray(data) ? data : data.items
      if (Array.isArray(items) && !items.length && !loading) return h(Empty, { text: props.empty })
      return [problem ? h(Trouble, { problem, again: props.again }) : null, slots.default(data)]
    }
  }
})

export const Empty = defineComponent({
  props: { text: String },
  setup(props) {
    const { t } = useI18n()
    return () => h('div', { class: 'empty py-4' }, [h('p', { class: 'empty-subtitle text-secondary mb-0' }, props.text || t('empty'))])
  }
})

/** Keeps the keyboard within what is open in front of the page. */
export function keepInside(event) {
  if (event.key !== 'Tab') return
  const stops = [...event.currentTarget.querySelectorAll('button:not([disabled]),input,select,textarea,a[href]')]
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
  if (document.activeElement === edge) {
    event.preventDefault()
    ;(event.shiftKey ? stops[stops.length - 1] : stops[0]).focus()
  }
}

/** A field with its label; the value lives in {@code form} under {@code name}. */
export function field(form, name, label, { kind = 'input', id = name, hint, children, ...more } = {}) {
  const cls = kind === 'select' ? 'form-select' : 'form-control'
  const heard = kind === 'select' ? 'onChange' : 'onInput'
  return h('div', { class: 'mb-3', key: id }, [
    h('label', { class: 'form-label', for: id }, label),
    h(kind, { id, class: cls, required: true, value: form[name], [heard]: event => { form[name] = event.target.value }, ...more }, children),
    hint ? h('div', { class: 'form-hint' }, hint) : null
  ])
}

/** A tick with its words; the value lives in {@code form} under {@code name}. */
export function tick(form, name, label) {
  return h('label', { class: 'form-check', key: name }, [
    h('input', { class: 'form-check-input', type: 'checkbox', checked: form[name], onChange: event => { form[name] = event.target.checked } }),
    h('span', { class: 'form-check-label' }, label)
  ])
}

export function card(title, children, { actions, cls = '', subtitle } = {}) {
  return h('section', { class: 'card ' + cls }, [
    title ? h('div', { class: 'card-header' }, [
      h('div', [h('h3', { class: 'card-title' }, title), subtitle ? h('div', { class: 'card-subtitle text-secondary' }, subtitle) : null]),
      actions ? h('div', { class: 'card-actions d-flex gap-2 align-items-center' }, actions) : null
    ]) : null,
    children
  ])
}

export function page(title, { actions, pretitle } = {}, ...children) {
  return h('div', [
    h('div', { class: 'page-header d-print-none' }, [h('div', { class: 'container-xl' }, [h('div', { class: 'row g-2 align-items-center' }, [
      h('div', { class: 'col' }, [
        pretitle ? h('div', { class: 'page-pretitle' }, pretitle) : null,
        h('h1', { class: 'page-title' }, title)
      ]),
      actions ? h('div', { class: 'col-auto d-flex flex-wrap gap-2 align-items-center' }, actions) : null
    ])])]),
    h('div', { class: 'page-body' }, [h('div', { class: 'container-xl' }, children)])
  ])
}

export function table(heads, rows, { cls = '' } = {}) {
  return h('div', { class: 'table-responsive' }, [h('table', { class: 'table table-vcenter card-table ' + cls }, [
    h('thead', [h('tr', heads.map(head => typeof head === 'string' ? h('th', { scope: 'col' }, head) : head))]),
    h('tbody', rows)
  ])])
}

/** A row that leads somewhere, by mouse and by keyboard. */
export function linkRow(go, cells, key) {
  return h('tr', {
    key, class: 'link', tabindex: 0, onClick: go, onKeydown: event => event.key === 'Enter' && event.target === event.currentTarget && go()
  }, cells)
}

export const cell = (text, cls) => h('td', { class: cls }, text)
export const num = text => h('td', { class: 'num' }, text)

export function badge(text, colour) {
  return h('span', { class: `badge bg-${colour}-lt text-${colour}-lt-fg` }, text)
}

const COLOURS = {
  PENDING_PAYMENT: 'yellow', CLOSING: 'yellow', PAID: 'blue', SHIPPED: 'azure', RECEIVED: 'green', CLOSED: 'secondary', CANCELLED: 'secondary',
  DRAFT: 'secondary', PENDING_APPROVAL: 'yellow', SCHEDULED: 'azure', DISPATCHING: 'azure', RUNNING: 'green', PAUSED: 'orange', ENDED: 'secondary',
  REQUESTED: 'yellow', APPROVED: 'azure', REJECTED: 'red', SUBMITTED: 'azure', UNKNOWN: 'orange', WAIT_USER_CONFIRM: 'cyan', SUCCESS: 'green',
  FAILED: 'red', ACTIVE: 'green', SIMULATED: 'azure', RETIRED: 'secondary', OPEN: 'green', SUSPENDED: 'orange', LEFT: 'secondary',
  PROPOSED: 'yellow', DONE: 'green', PREPARED: 'azure', WAITING: 'secondary', IN_FORCE: 'green', QUEUED: 'secondary', EXPIRED: 'secondary', DEFERRED: 'secondary'
}

export const Status = defineComponent({
  props: { of: String },
  setup(props) {
    const { t, te } = useI18n()
    return () => badge(te('status.' + props.of) ? t('status.' + props.of) : props.of, COLOURS[props.of] || 'secondary')
  }
})

export function share(bp, colour = 'primary') {
  return h('div', { class: 'progress share', role: 'progressbar', 'aria-valuenow': bp / 100, 'aria-valuemin': 0, 'aria-valuemax': 100 },
    [h('div', { class: 'progress-bar bg-' + colour, style: { width: Math.min(100, bp / 100) + '%' } })])
}

export function moreButton(list, t) {
  return list.state.next ? h('div', { class: 'card-footer text-center' }, [h('button', {
    type: 'button', class: 'btn', disabled: list.state.loading, onClick: list.more
  }, t('more'))]) : null
}

export function select(label, value, options, set) {
  return h('select', {
    class: 'form-select w-auto', 'aria-label': label, value, onChange: event => set(event.target.value)
  }, options.map(([key, text]) => h('option', { value: key, selected: key === value }, text)))
}

const told = reactive({ items: [] })
let number = 0

/** Says something in the corner for a while; a problem stays until it is closed. */
export function say(text, problem) {
  const id = ++number
  told.items.push({ id, text, problem })
  if (!problem) setTimeout(() => hush(id), 5000)
}

const hush = id => { told.items = told.items.filter(item => item.id !== id) }

export const Sayings = defineComponent({
  setup() {
    const { t } = useI18n()
    return () => h('div', { class: 'toasts', 'aria-live': 'polite' }, told.items.map(item => item.problem
      ? h('div', { key: item.id, class: 'd-flex gap-1' }, [h(Trouble, { class: 'flex-fill shadow', problem: item.problem }),
        h('button', { class: 'btn-close', type: 'button', 'aria-label': t('close'), onClick: () => hush(item.id) })])
      : h('div', { key: item.id, class: 'alert alert-success m-0 shadow', role: 'status' }, [icon('check'), ' ', item.text])))
  }
})

const asked = reactive({ question: null })

/** Asks before something is done; answers null when it is not to be, else what was written. */
export function confirmFirst(question) {
  return new Promise(resolve => { asked.question = { ...question, resolve, before: document.activeElement } })
}

export const Asking = defineComponent({
  setup() {
    const { t } = useI18n()
    const written = ref('')
    const close = answer => {
      const { resolve, before } = asked.question
      asked.question = null
      written.value = ''
      resolve(answer)
      nextTick(() => before?.isConnected && before.focus())
    }
    return () => {
      const question = asked.question
      if (!question) return null
      return [h('div', { class: 'veil', onClick: () => close(null) }), h('form', {
        class: 'card dialog', role: 'alertdialog', 'aria-modal': 'true', 'aria-label': question.title,
        onSubmit: event => { event.preventDefault(); close(written.value) },
        onKeydown: event => event.key === 'Escape' ? close(null) : keepInside(event),
        onVnodeMounted: ({ el }) => nextTick(() => el.querySelector('input, .btn-primary, .btn-danger').focus())
      }, [
        h('div', { class: 'card-body' }, [
          h('h3', question.title), h('p', { class: 'text-secondary' }, question.text),
          question.input ? h('input', {
            class: 'form-control', required: true, maxlength: 128, 'aria-label': question.input, placeholder: question.input, value: written.value,
            onInput: event => { written.value = event.target.value }
          }) : null
        ]),
        h('div', { class: 'card-footer d-flex justify-content-end gap-2' }, [
          h('button', { type: 'button', class: 'btn', onClick: () => close(null) }, t('cancel')),
          h('button', { type: 'submit', class: 'btn ' + (question.danger ? 'btn-danger' : 'btn-primary') }, question.action)
        ])
      ])]
    }
  }
})

/** Runs something again and again while the view is there and the page is seen. */
export function useEvery(ms, run) {
  let timer
  onMounted(() => { timer = setInterval(() => document.hidden || run(), ms) })
  onBeforeUnmount(() => clearInterval(timer))
}
