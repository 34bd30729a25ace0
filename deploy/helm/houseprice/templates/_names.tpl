{{- define "houseprice.name" -}}
{{- printf "%s-%s" .root.Release.Name .part | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "houseprice.labels" -}}
app.kubernetes.io/name: houseprice
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "houseprice.allLabels" -}}
{{ include "houseprice.labels" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "houseprice.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .user }}
runAsGroup: {{ .user }}
fsGroup: {{ .user }}
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "houseprice.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{- define "houseprice.environment" -}}
envFrom:
  - configMapRef: {name: {{ include "houseprice.name" (dict "root" .root "part" "settings") }}}
  - secretRef: {name: {{ .root.Values.secretName }}}
{{- end -}}

{{- define "houseprice.mounts" -}}
- {name: data, mountPath: /data}
- {name: temporary, mountPath: /tmp}
- {name: home, mountPath: /home/houseprice}
{{- end -}}

{{- define "houseprice.volumes" -}}
- name: data
  emptyDir: {sizeLimit: {{ .cacheSize }}}
- name: temporary
  emptyDir: {sizeLimit: 5Gi}
- name: home
  emptyDir: {sizeLimit: 1Gi}
{{- end -}}

{{- define "houseprice.pod" -}}
serviceAccountName: {{ include "houseprice.name" (dict "root" .root "part" "studio") }}
automountServiceAccountToken: false
{{- with .root.Values.images.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  {{- include "houseprice.podSecurity" . | nindent 2 }}
{{- end -}}
