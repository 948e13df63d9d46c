/** Ways back for people who cannot log in. Owns {@code password_resets}, {@code password_notices} and {@code recovery_allowances}. Glossary: a <em>reset</em> is the wish for another password, its <em>token</em> stands in the mailed link; a <em>notice</em> tells an owner that their password was changed; an <em>allowance</em> is how often somebody may ask. */
@NullMarked
package com.byeolshow.identity.recovery;

import org.jspecify.annotations.NullMarked;
