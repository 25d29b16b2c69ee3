/** app/models/runtime/task_model.rb: COMMAND_MAX_LENGTH, in code points. */
export const COMMAND_MAX_CHARACTERS = 4096
/** app/messages/task_create_message.rb, in code points. */
export const USER_MAX_CHARACTERS = 255
/** app/messages/validators.rb, GuidValidator. */
export const GUID_MAX_CHARACTERS = 200
