import { defineComponent, h, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, post, put, remove } from '../api.js'
import { moment, number } from '../format.js'
import { badge, card, cell, confirmFirst, field, page, say, Shown, table, Trouble, useAnswer } from '../parts.js'
import { qrCode } from '../qr.js'
import { begin } from '../session.js'

/** One's own account: password, second factor, and where one is signed in. */
export default defineComponent({
  setup() {
    const { t, te } = useI18n()
    const account = useAnswer(() => get('/account'))
    const sessions = useAnswer(() => get('/sessions'))
    const form = reactive({ currentPassword: '', newPassword: '', code: '' })
    // What is told once: the secret before its first code, the recovery codes after it.
    const secret = ref(null)
    const codes = ref([])
    const problems = reactive({ password: null, factor: null })
    const busy = ref(false)

    async function doing(what, work) {
      busy.value = true
      problems[what] = null
      try {
        await work()
      } catch (problem) {
        problems[what] = problem
      } finally {
        form.code = ''
        busy.value = false
      }
    }

    const changePassword = event => {
      event.preventDefault()
      doing('password', async () => {
        begin(await put('/account/password', { currentPassword: form.currentPassword, newPassword: form.newPassword }))
        Object.assign(form, { currentPassword: '', newPassword: '' })
        say(t('account.passwordChanged'))
        sessions.again()
      })
    }

    const start = () => doing('factor', async () => { secret.value = await post('/account/second-factor') })
    const confirm = event => {
      event.preventDefault()
      doing('factor', async () => {
        codes.value = (await post('/account/second-factor/confirmation', { code: form.code.trim() })).codes
        secret.value = null
        account.again()
      })
    }
    const renew = () => doing('factor', async () => {
      codes.value = (await post('/account/recovery-codes', { code: form.code.trim() })).codes
      account.again()
    })
    const takeOff = () => doing('factor', async () => {
      await post('/account/second-factor/removal', { code: form.code.trim() })
      codes.value = []
      account.again()
    })

    async function end(one) {
      if (await confirmFirst({ title: t('account.endSure'), text: `${one.source} · ${one.agent || ''}`, action: t('account.end'), danger: true }) === null) return
      await remove('/sessions/' + one.id).then(sessions.again, problem => say('', problem))
    }

    const codeField = () => field(form, 'code', t('signin.code'), { autocomplete: 'one-time-code', maxlength: 32 })
    const trouble = what => problems[what] ? h('div', { class: 'mb-3' }, [h(Trouble, { problem: problems[what] })]) : null

    function factor(found) {
      if (codes.value.length) {
        return [
          h('p', { class: 'text-secondary' }, t('signin.recoveryHint')),
          h('ul', { class: 'list-unstyled row row-cols-2 font-monospace', 'data-recovery': '' }, codes.value.map(one => h('li', { key: one }, one))),
          h('button', { type: 'button', class: 'btn', onClick: () => { codes.value = [] } }, t('account.kept'))
        ]
      }
      if (secret.value) {
        return h('form', { onSubmit: confirm }, [
          h('p', { class: 'text-secondary' }, t('signin.enrolHint')),
          qrCode(secret.value.otpauthUri, t('signin.qr')),
          h('a', { href: secret.value.otpauthUri, class: 'btn w-100 mb-2' }, t('signin.openAuthenticator')),
          h('code', { class: 'd-block text-center text-break fs-3 mb-3', 'data-secret': '' }, secret.value.secret),
          codeField(), trouble('factor'),
          h('button', { type: 'submit', class: 'btn btn-primary', disabled: busy.value }, t('signin.verify'))
        ])
      }
      if (!found.secondFactorInUse) {
        return [h('p', { class: 'text-secondary' }, t('account.factorWhy')), trouble('factor'), h('button', { type: 'button', class: 'btn btn-primary', disabled: busy.value, onClick: start }, t('account.factorStart'))]
      }
      return [
        h('p', t('account.codesLeft', { n: number(found.recoveryCodesLeft) })),
        codeField(), trouble('factor'),
        h('div', { class: 'd-flex gap-2' }, [
          h('button', { type: 'button', class: 'btn', disabled: busy.value || !form.code.trim(), onClick: renew }, t('account.codesRenew')),
          found.secondFactorRequired ? null : h('button', { type: 'button', class: 'btn btn-outline-danger', disabled: busy.value || !form.code.trim(), onClick: takeOff }, t('account.factorOff'))
        ])
      ]
    }

    const role = name => te('roles.' + name) ? t('roles.' + name) : name

    return () => page(t('account.title'), {}, h(Shown, { state: account.state, again: account.again }, found => h('div', { class: 'row row-cards' }, [
      h('div', { class: 'col-12' }, [card(null, h('div', { class: 'card-body d-flex flex-wrap gap-4 align-items-center' }, [
        h('div', [h('div', { class: 'h2 m-0' }, found.name), h('div', { class: 'text-secondary font-monospace' }, found.username)]),
        h('div', { class: 'd-flex flex-wrap gap-2' }, found.roles.map(name => badge(role(name), 'azure')))
      ]))]),
      h('div', { class: 'col-lg-6' }, [card(t('account.factor'), h('div', { class: 'card-body', 'data-factor': found.secondFactorInUse ? 'on' : 'off' }, [factor(found)]), {
        actions: [badge(t(found.secondFactorInUse ? 'account.on' : 'account.off'), found.secondFactorInUse ? 'green' : 'orange')]
      })]),
      h('div', { class: 'col-lg-6' }, [card(t('signin.change'), h('form', { class: 'card-body', onSubmit: changePassword }, [
        field(form, 'currentPassword', t('account.currentPassword'), { type: 'password', autocomplete: 'current-password', maxlength: 200 }),
        field(form, 'newPassword', t('signin.newPassword'), { type: 'password', autocomplete: 'new-password', minlength: 12, maxlength: 200, hint: t('account.passwordHint') }),
        trouble('password'),
        h('button', { type: 'submit', class: 'btn btn-primary', disabled: busy.value }, t('signin.change'))
      ]))]),
      h('div', { class: 'col-12' }, [card(t('account.sessions'), h(Shown, { state: sessions.state, again: sessions.again }, open => table(
        [t('account.opened'), t('account.expires'), t('account.from'), t('account.with'), ''],
        open.items.map(one => h('tr', { key: one.id }, [
          cell(moment(one.openedAt), 'nowrap'), cell(moment(one.expiresAt), 'nowrap'), cell(one.source, 'font-monospace'), cell(one.agent || '–', 'small text-secondary text-break'),
          h('td', { class: 'text-end nowrap' }, [one.current ? badge(t('account.thisOne'), 'green') : h('button', { type: 'button', class: 'btn btn-sm', onClick: () => end(one) }, t('account.end'))])])))))])
    ])))
  }
})
