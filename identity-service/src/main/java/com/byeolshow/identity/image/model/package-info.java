/** What happens to the two slots; no framework. */
@NullMarked
package com.byeolshow.identity.image.model;

import org.jspecify.annotations.NullMarked;
