import { computed } from 'vue'
import { get } from '../api.js'
import { useAnswer } from '../parts.js'

/** Names of guides and stores from the organization, for answers that have numbers alone. */
export function useNames() {
  const { state } = useAnswer(() => get('/org'))
  const known = computed(() => {
    const guides = {}
    const stores = {}
    for (const region of state.data?.regions || []) {
      for (const store of region.stores) {
        stores[store.id] = store.name
        for (const guide of store.guides) guides[guide.id] = `${guide.name} · ${store.name}`
      }
    }
    return { guides, stores }
  })
  return { guide: id => known.value.guides[id] || id, store: id => known.value.stores[id] || id, state }
}
