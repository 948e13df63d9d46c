/** What people type into the fields of a form, and what is wrong with it. Pure, so that rules may use it. */
@NullMarked
package com.byeolshow.platform.form;

import org.jspecify.annotations.NullMarked;
