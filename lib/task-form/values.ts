/** One line of the label or annotation editor. `id` stays with the line while others come and go. */
export type Row = { id: string; key: string; value: string }

/** What the create form holds: texts as typed, '' where nothing was given. */
export type TaskFormValues = {
  /** guid */
  app: string
  /** guid of the template process */
  template: string
  /** guid */
  droplet: string
  command: string
  name: string
  user: string
  memory: string
  disk: string
  logRate: string
  labels: Row[]
  annotations: Row[]
}

export type ListName = 'labels' | 'annotations'
export type FieldName = Exclude<keyof TaskFormValues, ListName>

/** The form before anybody typed: everything empty, no rows. */
export function emptyValues(app = ''): TaskFormValues {
  return {
    app,
    template: '',
    droplet: '',
    command: '',
    name: '',
    user: '',
    memory: '',
    disk: '',
    logRate: '',
    labels: [],
    annotations: [],
  }
}

/** Whether the form is as it came: nothing typed, nothing filled in, whichever app it is for. */
export function isUntouched(values: TaskFormValues): boolean {
  return JSON.stringify(values) === JSON.stringify(emptyValues(values.app))
}

/** Whether a row says anything. A row left empty on both sides is neither checked nor sent. */
export function isGiven(row: Row): boolean {
  return row.key !== '' || row.value !== ''
}
