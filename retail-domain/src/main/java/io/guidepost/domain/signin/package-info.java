/**
 * How somebody at headquarters gets in and stays in: second factor, sessions, locks of callers who guess. Owns
 * {@code signin_*}. Calls organization for passwords and privacy for secrets; screens call it.
 */
package io.guidepost.domain.signin;
