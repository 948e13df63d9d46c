package com.byeolshow.platform.testing;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes the records of a service as Jackson writes them, which springdoc by itself does not: a component is required
 * and never null unless it is {@code @Nullable}, or left out by {@link JsonInclude}. A nested record is named after its
 * outer type too, so that two records of one name never hide each other.
 */
final class RecordSchemas implements ModelConverter {

    private static final Set<JsonInclude.Include> LEAVE_OUT = Set.of(
            JsonInclude.Include.NON_NULL,
            JsonInclude.Include.NON_ABSENT,
            JsonInclude.Include.NON_EMPTY,
            JsonInclude.Include.NON_DEFAULT);

    /** Of the JVM, as the converters that swagger uses are: with several contexts it may ask the bean of another one. */
    private static final Map<String, Set<String>> NULL_BUT_WRITTEN = new ConcurrentHashMap<>();

    private final Map<String, String> owners = new ConcurrentHashMap<>();

    /** Components that may be null and are written all the same: required in an answer, not in a request. */
    Set<String> nullButWritten(String schema) {
        return NULL_BUT_WRITTEN.getOrDefault(schema, Set.of());
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType asked, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (asked.getType() instanceof Class<?> type && isOurs(type)) {
            return new Run(context).named(new TypeShape(type, List.of(), false));
        }
        if (asked.getType() instanceof JavaType type && isOurs(type.getRawClass())) {
            return new Run(context).named(shape(type));
        }
        if (asked.getType() instanceof ParameterizedType type
                && type.getRawType() instanceof Class<?> raw
                && isOurs(raw)) {
            return new Run(context).named(TypeShape.of(type));
        }
        return others.hasNext() ? others.next().resolve(asked, context, others) : null;
    }

    private static TypeShape shape(JavaType type) {
        return new TypeShape(
                type.getRawClass(),
                type.getBindings().getTypeParameters().stream()
                        .map(RecordSchemas::shape)
                        .toList(),
                false);
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("com.byeolshow.") && (type.isRecord() || type.isSealed() || type.isEnum());
    }

    /** One resolution: knows where named schemas go. */
    private final class Run {

        private final ModelConverterContext context;

        Run(ModelConverterContext context) {
            this.context = context;
        }

        /** A reference to a type of ours, or its schema where it has no shape of its own. */
        Schema<?> named(TypeShape shape) {
            Class<?> type = shape.type();
            if (type.isEnum()) {
                Schema<Object> schema = of("string");
                schema.setEnum(Arrays.stream(type.getEnumConstants())
                        .<Object>map(constant -> ((Enum<?>) constant).name())
                        .toList());
                return schema;
            }
            if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    if (annotation(component, JsonValue.class) != null) {
                        return bare(component, variables(shape));
                    }
                }
            }
            String name = shape.name();
            String before = owners.putIfAbsent(name, type.getName());
            if (before != null && !before.equals(type.getName())) {
                throw new IllegalStateException("%s and %s would both be called %s in the contract: rename one"
                        .formatted(before, type.getName(), name));
            }
            if (!context.getDefinedModels().containsKey(name)) {
                Schema<Object> schema = new JsonSchema();
                context.defineModel(name, schema);
                fill(schema, name, shape);
            }
            return new JsonSchema().$ref("#/components/schemas/" + name);
        }

        private void fill(Schema<Object> schema, String name, TypeShape shape) {
            if (!shape.type().isRecord()) {
                schema.setAnyOf(Arrays.stream(shape.type().getPermittedSubclasses())
                        .<Schema>map(variant -> named(new TypeShape(variant, List.of(), false)))
                        .toList());
                return;
            }
            schema.setTypes(Set.of("object"));
            var properties = new LinkedHashMap<String, Schema>();
            var required = new LinkedHashSet<String>();
            var written = new LinkedHashSet<String>();
            collect(shape, properties, required, written);
            schema.setProperties(properties);
            if (!required.isEmpty()) {
                schema.setRequired(List.copyOf(required));
            }
            NULL_BUT_WRITTEN.put(name, written);
        }

        private void collect(
                TypeShape shape, Map<String, Schema> properties, Set<String> required, Set<String> nullButWritten) {
            Map<TypeVariable<?>, TypeShape> variables = variables(shape);
            JsonInclude ofType = shape.type().getAnnotation(JsonInclude.class);
            for (RecordComponent component : shape.type().getRecordComponents()) {
                TypeShape value = TypeShape.of(component.getAnnotatedType(), variables);
                // What collects unknown keys has no key of its own.
                if (annotation(component, JsonIgnore.class) != null
                        || annotation(component, JsonAnySetter.class) != null) {
                    continue;
                }
                if (annotation(component, JsonUnwrapped.class) != null) {
                    collect(value, properties, required, nullButWritten);
                    continue;
                }
                String name = Optional.ofNullable(annotation(component, JsonProperty.class))
                        .map(JsonProperty::value)
                        .filter(given -> !given.isEmpty())
                        .orElse(component.getName());
                JsonInclude include = Optional.ofNullable(annotation(component, JsonInclude.class))
                        .orElse(ofType);
                boolean leftOut = include != null && LEAVE_OUT.contains(include.value());
                boolean nullable = value.nullable() || value.type() == Optional.class;
                properties.put(name, nullable && !leftOut ? orNull(schema(value)) : schema(value));
                if (!nullable && (!leftOut || include.value() == JsonInclude.Include.NON_NULL)) {
                    required.add(name);
                } else if (!leftOut) {
                    nullButWritten.add(name);
                }
            }
        }

        private Schema<?> schema(TypeShape shape) {
            Class<?> type = shape.type();
            if (isOurs(type)) {
                return named(shape);
            }
            if (type == Optional.class) {
                return schema(shape.arguments().getFirst());
            }
            if (Collection.class.isAssignableFrom(type)) {
                Schema<Object> list = of("array");
                list.setItems(inside(shape, 0));
                return list;
            }
            if (Map.class.isAssignableFrom(type)) {
                Schema<Object> map = of("object");
                map.setAdditionalProperties(inside(shape, 1));
                return map;
            }
            return scalar(type);
        }

        private Schema<?> inside(TypeShape container, int argument) {
            if (container.arguments().size() <= argument) {
                return new JsonSchema();
            }
            TypeShape shape = container.arguments().get(argument);
            return shape.nullable() ? orNull(schema(shape)) : schema(shape);
        }

        private Schema<?> bare(RecordComponent component, Map<TypeVariable<?>, TypeShape> variables) {
            return schema(TypeShape.of(component.getAnnotatedType(), variables));
        }

        private Map<TypeVariable<?>, TypeShape> variables(TypeShape shape) {
            var variables = new HashMap<TypeVariable<?>, TypeShape>();
            var declared = shape.type().getTypeParameters();
            for (int i = 0; i < Math.min(declared.length, shape.arguments().size()); i++) {
                variables.put(declared[i], shape.arguments().get(i));
            }
            return variables;
        }
    }

    private static Schema<Object> of(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }

    private static Schema<?> of(String type, String format) {
        Schema<Object> schema = of(type);
        schema.setFormat(format);
        return schema;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() == null) {
            return schema.get$ref() == null
                    ? schema
                    : new JsonSchema()
                            .anyOf(List.<Schema>of(schema, of("null")).stream().toList());
        }
        schema.setTypes(Stream.concat(schema.getTypes().stream(), Stream.of("null"))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        return schema;
    }

    private static Schema<?> scalar(Class<?> type) {
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> of("boolean");
            case "int", "java.lang.Integer", "short", "java.lang.Short" -> of("integer", "int32");
            case "long", "java.lang.Long" -> of("integer", "int64");
            case "double", "java.lang.Double", "float", "java.lang.Float" -> of("number", "double");
            case "java.math.BigDecimal", "java.lang.Number" -> of("number");
            case "java.math.BigInteger" -> of("integer");
            case "java.lang.String", "java.lang.CharSequence" -> of("string");
            case "java.time.Instant", "java.time.OffsetDateTime", "java.time.ZonedDateTime" ->
                of("string", "date-time");
            case "java.time.LocalDate" -> of("string", "date");
            case "java.util.UUID" -> of("string", "uuid");
            case "java.net.URI" -> of("string", "uri");
            case "[B" -> of("string", "byte");
            case "java.lang.Object", "tools.jackson.databind.JsonNode" -> new JsonSchema();
            default -> throw new IllegalStateException("no schema for %s: say here how it is written".formatted(type));
        };
    }

    /** Annotations of a component lie on its accessor, unless that is written by hand; then on its field. */
    private static <A extends Annotation> @Nullable A annotation(RecordComponent component, Class<A> type) {
        A found = component.getAccessor().getAnnotation(type);
        if (found != null) {
            return found;
        }
        try {
            return component
                    .getDeclaringRecord()
                    .getDeclaredField(component.getName())
                    .getAnnotation(type);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
