/** What can be wrong with a log-in at a provider. */
@NullMarked
package com.byeolshow.identity.social.model;

import org.jspecify.annotations.NullMarked;
