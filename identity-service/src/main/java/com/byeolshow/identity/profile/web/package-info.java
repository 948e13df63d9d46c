/** HTTP of the profile, with the document shape the app knows. */
@NullMarked
package com.byeolshow.identity.profile.web;

import org.jspecify.annotations.NullMarked;
