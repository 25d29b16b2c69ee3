type Shortcut = {
  /** One after the other where there are several, each with what is held down. */
  keys: readonly string[]
  does: string
}

/** Every key of the console, by where it works; what the browser does by itself is not among them. */
export const SHORTCUTS: readonly { where: string; shortcuts: readonly Shortcut[] }[] = [
  {
    where: 'On every page',
    shortcuts: [
      { keys: ['Ctrl K'], does: 'Go to an app, a task, a submission or a page' },
      { keys: ['g', 'o'], does: 'Go to Overview' },
      { keys: ['g', 'a'], does: 'Go to Apps' },
      { keys: ['g', 't'], does: 'Go to Tasks' },
      { keys: ['g', 's'], does: 'Go to Submissions' },
      { keys: ['?'], does: 'Show keyboard shortcuts' },
    ],
  },
  {
    where: 'In lists of tasks and of submissions',
    shortcuts: [
      { keys: ['j'], does: 'Next row' },
      { keys: ['k'], does: 'Row before' },
      { keys: ['Enter'], does: 'Open the row' },
    ],
  },
  {
    where: 'In lists of tasks',
    shortcuts: [
      { keys: ['x'], does: 'Select the row, or no longer' },
      { keys: ['Shift x'], does: 'Select from the last selected row to this one' },
      { keys: ['Shift j'], does: 'Select the next row too' },
      { keys: ['Shift k'], does: 'Select the row before too' },
      { keys: ['Esc'], does: 'Select nothing' },
    ],
  },
  {
    where: 'In the form of a task',
    shortcuts: [{ keys: ['Ctrl Enter'], does: 'Create task' }],
  },
]
