// What is done on this page itself: calls on customers, trainings, proofs, and the guide's own code.

import { computed, h, onBeforeUnmount, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, newKey, post, put, upload } from './api.js'
import { day, minute } from './format.js'
import { badge, block, button, choice, Copyable, failed, field, further, Picture, shown, useDoing, useList, useLoad } from './ui.js'
import { whereabouts } from './wecom.js'

/** The types that this page has a form for. */
export const WORKS = ['VISIT_CALLBACK', 'TRAINING', 'CUSTOM', 'ADD_FRIEND']

const OUTCOMES = ['CONTACTED', 'NO_ANSWER', 'PROMISED', 'DECLINED']
const OUTCOME_COLOUR = { CONTACTED: 'green', PROMISED: 'blue', NO_ANSWER: 'amber', DECLINED: 'grey' }
const PROOF_COLOUR = { PENDING: 'amber', APPROVED: 'green', REJECTED: 'red' }
const KINDS = ['TEXT', 'LOCATION', 'PHOTO']
const CLOSED = ['EXEMPT', 'FAILED', 'EXPIRED']
const PAGE = 50
const MOST_PHOTOS = 9
const SMALL_BYTES = 1_500_000
const LONGEST_SIDE = 2048

export const Work = {
  props: { task: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const views = { VISIT_CALLBACK: Visits, TRAINING: Training, CUSTOM: Proofs, ADD_FRIEND: MyCode }
    return () => {
      const view = views[props.task.type]
      return view ? h(view, { task: props.task, onChanged: () => emit('changed') }) : null
    }
  },
}

const isOpen = (task) => !CLOSED.includes(task.status)

/** Whom to call on, with what came of it; logging again replaces it. */
const Visits = {
  props: { task: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const path = `/assignments/${props.task.id}`
    const logged = reactive(new Map())
    const editing = ref('')
    const customers = useList(async (cursor) => {
      if (!cursor) await readLogged()
      return get(`${path}/targets?limit=${PAGE}${cursor}`)
    })

    async function readLogged() {
      let cursor = ''
      do {
        const page = await get(`${path}/visits?limit=200${cursor}`)
        page.items.forEach((visit) => logged.set(visit.externalUserId, visit))
        cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : ''
      } while (cursor)
    }

    function done(visit) {
      logged.set(visit.externalUserId, visit)
      editing.value = ''
      emit('changed')
    }

    return () =>
      block(t('visit.title'), [
        shown(
          t,
          customers.first,
          () => h('ul', { class: 'rows' }, customers.items().map(line)),
          (page) => !page.items.length,
          t('visit.none'),
        ),
        further(t, customers),
      ])

    function line(one) {
      const visit = logged.get(one.externalId)
      const name = one.name || t('customer.unnamed')
      return h('li', { class: 'row row_wrap', key: one.externalId, 'data-customer': one.externalId }, [
        h('div', { class: 'row__left' }, [
          h('div', name),
          visit ? h('small', [visit.note, visit.nextOn ? t('visit.again', { day: day(visit.nextOn) }) : ''].filter(Boolean).join(' · ')) : null,
        ]),
        h('div', { class: 'row__right row__right_line' }, [
          visit ? badge(t(`visitOutcome.${visit.outcome}`), OUTCOME_COLOUR[visit.outcome]) : badge(t('visit.open')),
          isOpen(props.task)
            ? button(t(visit ? 'visit.change' : 'visit.log'), () => (editing.value = editing.value === one.externalId ? '' : one.externalId), {
                kind: visit ? 'default' : 'primary',
                'aria-label': t('visit.logOne', { name }),
                'aria-expanded': editing.value === one.externalId,
              })
            : null,
        ]),
        editing.value === one.externalId ? h(VisitForm, { path: `${path}/visits/${encodeURIComponent(one.externalId)}`, visit, onDone: done }) : null,
      ])
    }
  },
}

const VisitForm = {
  props: { path: { type: String, required: true }, visit: { type: Object, default: undefined } },
  emits: ['done'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const known = props.visit || {}
    const outcome = ref(known.outcome || 'CONTACTED')
    const note = ref(known.note || '')
    const nextOn = ref(known.nextOn || '')
    const saving = useDoing()
    async function save(event) {
      event.preventDefault()
      const body = { outcome: outcome.value, note: note.value.trim(), ...(nextOn.value ? { nextOn: nextOn.value } : {}) }
      const visit = await saving.doing('save', () => put(props.path, body))
      if (visit) emit('done', visit)
    }
    return () =>
      h('form', { class: 'form form_inset', onSubmit: save }, [
        choice(t('visit.outcome'), OUTCOMES.map((one) => [one, t(`visitOutcome.${one}`)]), outcome.value, (value) => (outcome.value = value)),
        field(t('visit.note'), h('textarea', { class: 'field__input', rows: 2, maxlength: 500, value: note.value, onInput: (event) => (note.value = event.target.value) })),
        field(
          t('visit.nextOn'),
          h('input', { class: 'field__input', type: 'date', value: nextOn.value, onInput: (event) => (nextOn.value = event.target.value) }),
        ),
        saving.failure.value ? failed(t, saving.failure.value) : null,
        h('button', { type: 'submit', class: 'weui-btn weui-btn_primary', disabled: saving.busy.value === 'save' }, t('visit.save')),
      ])
  },
}

/** The questions, all of them answered at once; what came of it is told at once as well. */
const Training = {
  props: { task: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const path = `/assignments/${props.task.id}`
    const quiz = useLoad(() => get(`${path}/quiz`))
    const answers = reactive(new Map())
    const result = ref(null)
    const sending = useDoing()
    let key = newKey()

    const chosen = (at) => answers.get(at) || []
    function choose(at, option, isMultiple) {
      const before = chosen(at)
      answers.set(at, isMultiple ? (before.includes(option) ? before.filter((one) => one !== option) : [...before, option].sort((a, b) => a - b)) : [option])
    }

    async function hand(event) {
      event.preventDefault()
      const given = quiz.state.data.questions.map((_, at) => chosen(at))
      const attempt = await sending.doing('hand', async () => {
        const answered = await post(`${path}/quiz-attempts`, { answers: given }, key)
        key = newKey()
        return answered
      })
      if (!attempt) return
      result.value = attempt
      quiz.load({ isQuiet: true })
      emit('changed')
    }

    function again() {
      answers.clear()
      result.value = null
    }

    return () =>
      block(
        t('training.title'),
        shown(t, quiz, (sheet) => [
          result.value
            ? h('div', { class: ['verdict', result.value.passed ? 'verdict_good' : 'verdict_bad'], role: 'status' }, [
                h('strong', t(result.value.passed ? 'training.passed' : 'training.notPassed')),
                h('p', t('training.right', { right: result.value.right, of: result.value.questions })),
              ])
            : null,
          sheet.passed
            ? result.value ? null : h('p', { class: 'said' }, t('training.passed'))
            : result.value
              ? sheet.attemptsLeft
                ? h('div', { class: 'actions' }, [button(t('training.again', { left: sheet.attemptsLeft }), again)])
                : h('p', { class: 'said' }, t('training.noneLeft'))
              : sheet.attemptsLeft && isOpen(props.task)
                ? paper(sheet)
                : h('p', { class: 'said' }, t('training.noneLeft')),
        ]),
      )

    function paper(sheet) {
      const isComplete = sheet.questions.every((_, at) => chosen(at).length)
      return h('form', { class: 'form', onSubmit: hand }, [
        h('p', { class: 'hint' }, t('training.rule', { percent: sheet.passPercent, left: sheet.attemptsLeft })),
        ...sheet.questions.map((question, at) =>
          h('fieldset', { class: 'question', key: at }, [
            h('legend', `${at + 1}. ${question.text}${question.isMultiple ? t('training.several') : ''}`),
            ...question.options.map((option, position) =>
              h('label', { class: 'option', key: position }, [
                h('input', {
                  type: question.isMultiple ? 'checkbox' : 'radio',
                  name: `question-${at}`,
                  checked: chosen(at).includes(position),
                  onChange: () => choose(at, position, question.isMultiple),
                }),
                h('span', option),
              ]),
            ),
          ]),
        ),
        sending.failure.value ? failed(t, sending.failure.value) : null,
        h('button', { type: 'submit', class: 'weui-btn weui-btn_primary', disabled: !isComplete || sending.busy.value === 'hand' }, t('training.hand')),
      ])
    }
  },
}

/** What was handed in and what its reviewer said; a form while something is asked for. */
const Proofs = {
  props: { task: { type: Object, required: true } },
  emits: ['changed'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const path = `/assignments/${props.task.id}/proofs`
    const listed = useLoad(() => get(path))
    function done() {
      listed.load({ isQuiet: true })
      emit('changed')
    }
    return () =>
      block(
        t('proof.title'),
        shown(t, listed, (page) => [
          ...page.items.map((one) => h(ProofShown, { key: one.id, proof: one })),
          isOpen(props.task) && page.items.every((one) => one.state === 'REJECTED')
            ? h(ProofForm, { key: `form-${page.items.length}`, path, kinds: props.task.proofKinds, onDone: done })
            : null,
        ]),
      )
  },
}

/** A proof as it was handed in; used by who reviews it as well. */
export const ProofShown = {
  props: { proof: { type: Object, required: true }, who: { type: String, default: '' } },
  setup(props) {
    const { t } = useI18n()
    return () => {
      const { proof } = props
      return h('article', { class: 'proof' }, [
        h('div', { class: 'tile__head' }, [
          h('span', [props.who ? h('strong', `${props.who} · `) : null, h('span', { class: 'soft' }, minute(proof.submittedAt))]),
          badge(t(`proofState.${proof.state}`), PROOF_COLOUR[proof.state]),
        ]),
        proof.kind === 'VISITS' ? h('p', t('proof.visits')) : null,
        proof.text ? h('p', { class: 'proof__text' }, proof.text) : null,
        proof.place ? h('small', `${t('proof.place')} ${(proof.place.latitudeE6 / 1e6).toFixed(5)}, ${(proof.place.longitudeE6 / 1e6).toFixed(5)}`) : null,
        proof.photos.length
          ? h(
              'div',
              { class: 'photos' },
              proof.photos.map((id, at) =>
                h(Picture, { key: id, path: `/proofs/${proof.id}/photos/${id}`, alt: t('proof.photoNo', { no: at + 1 }), isLarge: true }),
              ),
            )
          : proof.photoCount
            ? h('small', t('proof.forgotten', { count: proof.photoCount }))
            : null,
        proof.review && proof.review.reason ? h('p', { class: 'hint hint_amber' }, t('proof.said', { reason: proof.review.reason })) : null,
      ])
    }
  },
}

const ProofForm = {
  props: { path: { type: String, required: true }, kinds: { type: Array, required: true } },
  emits: ['done'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const text = ref('')
    const place = ref(null)
    // Each with the picture that is shown, and the server's id once it is there.
    const photos = ref([])
    const adding = useDoing()
    const locating = useDoing()
    const sending = useDoing()
    let wish = { key: newKey(), said: '' }
    const wants = (kind) => props.kinds.includes(kind)
    const isComplete = computed(
      () => (!wants('TEXT') || text.value.trim()) && (!wants('LOCATION') || place.value) && (!wants('PHOTO') || photos.value.length),
    )

    async function add(event) {
      const files = [...event.target.files].slice(0, MOST_PHOTOS - photos.value.length)
      event.target.value = ''
      await adding.doing('photo', async () => {
        for (const file of files) {
          const small = await smaller(file)
          const taken = await upload('/proof-photos', small)
          if (photos.value.some((one) => one.id === taken.id)) continue
          photos.value = [...photos.value, { id: taken.id, address: URL.createObjectURL(small) }]
        }
      })
    }

    function drop(photo) {
      URL.revokeObjectURL(photo.address)
      photos.value = photos.value.filter((one) => one !== photo)
    }

    onBeforeUnmount(() => photos.value.forEach((one) => URL.revokeObjectURL(one.address)))

    async function locate() {
      const found = await locating.doing('place', () => whereabouts().catch(() => Promise.reject(new Error(t('proof.noPlace')))))
      if (found) place.value = found
    }

    async function send(event) {
      event.preventDefault()
      const body = {
        ...(text.value.trim() ? { text: text.value.trim() } : {}),
        ...(place.value ? { place: place.value } : {}),
        ...(photos.value.length ? { photos: photos.value.map((one) => one.id) } : {}),
      }
      const said = JSON.stringify(body)
      if (wish.said && wish.said !== said) wish = { key: newKey(), said }
      wish.said = said
      if (await sending.doing('send', () => post(props.path, body, wish.key))) emit('done')
    }

    return () =>
      h('form', { class: 'form', onSubmit: send }, [
        h('p', { class: 'hint' }, t('proof.wanted', { kinds: KINDS.filter(wants).map((kind) => t(`proofKind.${kind}`)).join(t('proof.and')) })),
        field(t('proof.text'), h('textarea', { class: 'field__input', rows: 3, maxlength: 2000, value: text.value, onInput: (event) => (text.value = event.target.value) })),
        wants('LOCATION')
          ? h('div', { class: 'actions' }, [
              button(t(place.value ? 'proof.placeAgain' : 'proof.placeNow'), locate, { kind: 'default', isBusy: locating.busy.value === 'place' }),
              place.value ? h('span', { class: 'soft' }, `${(place.value.latitudeE6 / 1e6).toFixed(5)}, ${(place.value.longitudeE6 / 1e6).toFixed(5)}`) : null,
            ])
          : null,
        locating.failure.value ? failed(t, locating.failure.value) : null,
        wants('PHOTO') || photos.value.length
          ? h('div', { class: 'photos' }, [
              ...photos.value.map((photo, at) =>
                h('div', { class: 'photos__one', key: photo.id }, [
                  h('img', { class: 'picture picture_large', src: photo.address, alt: t('proof.photoNo', { no: at + 1 }) }),
                  h('button', { type: 'button', class: 'photos__drop', 'aria-label': t('proof.drop', { no: at + 1 }), onClick: () => drop(photo) }, '×'),
                ]),
              ),
              photos.value.length < MOST_PHOTOS
                ? h('label', { class: ['photos__add', adding.busy.value && 'photos__add_busy'] }, [
                    h('span', { 'aria-hidden': 'true' }, adding.busy.value ? '…' : '+'),
                    h('span', t('proof.addPhoto')),
                    h('input', { class: 'unseen', type: 'file', accept: 'image/jpeg,image/png', multiple: true, disabled: Boolean(adding.busy.value), onChange: add }),
                  ])
                : null,
            ])
          : null,
        adding.failure.value ? failed(t, adding.failure.value) : null,
        sending.failure.value ? failed(t, sending.failure.value) : null,
        h(
          'button',
          { type: 'submit', class: 'weui-btn weui-btn_primary', disabled: !isComplete.value || Boolean(adding.busy.value) || sending.busy.value === 'send' },
          t('proof.send'),
        ),
      ])
  },
}

/** A large photo made small before it goes over the air; one that this browser cannot read goes as it is. */
async function smaller(file) {
  if (file.size <= SMALL_BYTES) return file
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height)
    const drawn = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return drawn && drawn.size < file.size ? drawn : file
  } catch {
    return file
  }
}

/** The guide's own code, by which customers become friends. */
const MyCode = {
  props: { task: { type: Object, required: true } },
  emits: ['changed'],
  setup() {
    const { t } = useI18n()
    const code = useLoad(() =>
      get('/acquisition-code').catch((failure) => {
        if (failure.status === 404) return null
        throw failure
      }),
    )
    const making = useDoing()
    async function make() {
      const made = await making.doing('make', () => post('/acquisition-code'))
      if (made) code.state.data = made
    }
    const show = (one) =>
      one && one.qrCode
        ? [
            h('p', { class: 'said' }, t('code.how')),
            h(Copyable, { text: one.qrCode, label: t('code.mine') }),
            h('div', { class: 'actions' }, [
              h('a', { class: 'weui-btn weui-btn_mini weui-btn_default', href: one.qrCode, target: '_blank', rel: 'noopener noreferrer' }, t('code.open')),
            ]),
          ]
        : one
          ? h('div', { class: 'actions' }, [h('p', { class: 'said' }, t('code.waiting')), button(t('state.retry'), () => code.load(), { kind: 'default' })])
          : h('div', { class: 'actions' }, [button(t('code.make'), make, { isBusy: making.busy.value === 'make' })])
    return () =>
      block(t('code.mine'), [
        code.state.failure || (code.state.isLoading && !code.state.data) ? shown(t, code, () => null) : show(code.state.data),
        making.failure.value ? failed(t, making.failure.value, make) : null,
      ])
  },
}
