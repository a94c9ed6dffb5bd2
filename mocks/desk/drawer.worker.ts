import workerpool from 'workerpool'
import { drawInvoice, drawInvoicePdf } from '../pictures/invoice.ts'
import { drawSerialPhoto } from '../pictures/serial-photo.ts'
import type { InvoiceJob, PhotoJob } from './stories.ts'

workerpool.worker({
  draw: (job: InvoiceJob | PhotoJob) => {
    if (job.kind === 'photo') return drawSerialPhoto(job.scene)
    return job.isPdf ? drawInvoicePdf(job.scene) : drawInvoice(job.scene)
  },
})
