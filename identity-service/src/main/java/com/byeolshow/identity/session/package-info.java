/** Log-in, log-out and the tokens between them. Owns {@code signing_keys} and {@code revoked_tokens}. Glossary: a <em>signing key</em> is active until retired, and published until its last token has expired. */
@NullMarked
package com.byeolshow.identity.session;

import org.jspecify.annotations.NullMarked;
