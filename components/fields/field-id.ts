/** The id of a field's control, from its name in the form: what the links of an alert point at. */
export const fieldId = (name: string): string => `field-${name}`
