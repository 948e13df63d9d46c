/**
 * What services that take pictures share: an upload is drawn anew, noted in the service's own database, kept as files, served
 * and swept away when nobody needs it any more. Glossary: an <em>image</em> is one upload, kept as several <em>files</em>,
 * one for each size. Whose an image is stays with the service.
 */
@NullMarked
package com.byeolshow.platform.images.store;

import org.jspecify.annotations.NullMarked;
