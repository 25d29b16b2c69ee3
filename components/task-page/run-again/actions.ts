import type { SignInAgainAction } from '@/components/task-form/press/sign-in-again'
import type { CreateTask } from '@/components/task-form/press/use-press'

/** What sending a task again takes: the form's own action, and signing in over it. */
export type RunAgainActions = { create: CreateTask; signInAgain: SignInAgainAction; userName: string }
