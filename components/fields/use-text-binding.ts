import { useRef, useState } from 'react'
import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form'

type TextElement = HTMLInputElement | HTMLTextAreaElement

/**
 * Binds a control that one types into, and gives its text. The server draws the value the form begins with, and on a
 * slow link somebody types over it long before the page is taken over. react-hook-form would then put its own value
 * back: what differs from what the server drew was typed, and stays.
 */
export function useTextBinding<T extends FieldValues>(control: Control<T>, name: FieldPath<T>) {
  const watched: unknown = useWatch({ control, name })
  const text = typeof watched === 'string' ? watched : ''
  const [drawn] = useState(text)
  const isBound = useRef(false)
  const { ref, ...bound } = control.register(name)
  return {
    text,
    bound: {
      ...bound,
      defaultValue: drawn,
      ref: (element: TextElement | null) => {
        const typed = element && !isBound.current && typedOver(element, drawn)
        ref(element)
        if (!element) return
        isBound.current = true
        if (typeof typed !== 'string') return
        element.value = typed
        void bound.onChange({ target: element, type: 'change' })
      },
    },
  }
}

/** A control breaks lines in its own way, or not at all: that alone is nobody's typing. */
function typedOver({ value }: TextElement, drawn: string): string | undefined {
  const plain = (text: string) => text.replace(/[\r\n]/g, '')
  return plain(value) === plain(drawn) ? undefined : value
}
